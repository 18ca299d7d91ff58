using MovieNet.Testing;

namespace MovieNet.Benchmarks.Attacks;

/// <summary>A way in which clients are bad, and how much of it there is.</summary>
/// <param name="Name">How it is told to the process that attacks.</param>
/// <param name="Figure">What it is called in the report.</param>
/// <param name="Connections">How many connections it holds; with 0 none for long.</param>
/// <param name="Unit">What its work is counted in.</param>
/// <param name="Make">Makes it from the daemon's port, the connections and a seed.</param>
internal sealed record AttackKind(string Name, string Figure, int Connections, string Unit, Func<int, int, int, Attack> Make)
{
    private const int Prepared = 20_000;
    private const int BlockBytes = 1 << 10;

    /// <summary>All of them. The spoiled messages come last, because some of them change records.</summary>
    public static IReadOnlyList<AttackKind> All { get; } =
    [
        new("idle", "idle connections", 10_000, "", (port, connections, _) => new IdleAttack(port, connections)),
        new("slow", "one byte a second", 1_000, "bytes", (port, connections, _) => new SlowAttack(port, connections)),
        new("deaf", "answers never read", 100, "new connections", (port, connections, _) => new DeafAttack(port, connections, 10)),
        new("drop", "opened and dropped", 0, "connections", (port, _, _) => new DropAttack(port, 1_000)),
        new("noise", "random bytes", 8, "bytes", (port, connections, seed) => new MessageAttack(port, connections, 4 << 20, Noise(seed), BlockBytes)),
        new("spoiled", "spoiled messages", 8, "messages", (port, connections, seed) => new MessageAttack(port, connections, 4_000, Spoiled(seed), 1)),
    ];

    private static byte[][] Noise(int seed)
    {
#pragma warning disable CA5394 // It must be repeatable, not secret.
        var random = new Random(seed);
        var blocks = new byte[1 + (Prepared / 10)][];
        foreach (ref var block in blocks.AsSpan())
        {
            block = new byte[BlockBytes];
            random.NextBytes(block);
        }
#pragma warning restore CA5394
        return blocks;
    }

    private static byte[][] Spoiled(int seed)
    {
        var mutator = new Mutator(seed);
        return [.. Enumerable.Range(0, Prepared).Select(_ => (byte[])[.. mutator.Next(), (byte)'\n'])];
    }
}
