using System.Collections.Concurrent;
using System.Globalization;
using MovieNet.Failure.Checking;
using MovieNet.Failure.Processes;
using MovieNet.Federation;
using MovieNet.Testing;

namespace MovieNet.Failure.App;

/// <summary>An <see cref="AppProgram"/> seen from outside: what it has said, and its home, which stays when it is killed.</summary>
internal sealed class AppProcess(string actor, Ledger ledger, bool isQuick) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly TempFolder home = new();
    private readonly ConcurrentDictionary<string, LinkState> states = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> lies = new();
    private readonly Lines lines = new();
    private Child? child;
    private int receipts;
    private int restings;
    private int levels;
    private bool isTold;

    public string Actor => actor;

    public string Home => home.Path;

    /// <summary>How many receipts it has given so far.</summary>
    public int Receipts => Volatile.Read(ref receipts);

    /// <summary>The request ids of the write that it began last.</summary>
    public IReadOnlyList<Guid> Begun { get; private set; } = [];

    /// <summary>What it said to be missing that is not, and how it ended where nobody ended it.</summary>
    public IReadOnlyCollection<string> Lies => lies;

    /// <summary>The last answer to <see cref="LevelAsync"/>.</summary>
    public AppLevel Level { get; private set; } = new(0, 0, 0);

    /// <summary>Starts it, or another one on the same home.</summary>
    public async Task StartAsync(int seed)
    {
        states.Clear();
        isTold = false;
        child = await Child.StartAsync(
            FailureCommandLine.Program,
            [FailureCommandLine.AppName, "--home", home.Path, "--actor", actor, "--seed", seed.ToString(CultureInfo.InvariantCulture), .. isQuick ? ["--quick"] : Array.Empty<string>()],
            Take);
    }

    /// <summary>Ends it with signal 9; all that it printed has been taken in.</summary>
    public async Task KillAsync()
    {
        if (child is { } running)
        {
            isTold = true;
            child = null;
            await running.DisposeAsync();
        }
    }

    /// <summary>Sets its clock.</summary>
    public Task StepClockAsync(TimeSpan by) => child!.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"step {by.TotalSeconds}"));

    /// <summary>Waits until it sees a server in a state.</summary>
    public Task UntilAsync(string server, LinkState state) =>
        UntilAsync(() => states.GetValueOrDefault(server) == state, $"{actor} sees {server} as {state}");

    /// <summary>Waits until it no longer takes a server for one that answers.</summary>
    public Task UntilGoneAsync(string server) =>
        UntilAsync(() => states.TryGetValue(server, out var state) && state != LinkState.Answers, $"{actor} has noticed that {server} is gone");

    /// <summary>Waits until it has given so many receipts more.</summary>
    public Task ReceiptsAsync(int more)
    {
        var wanted = Receipts + more;
        return UntilAsync(() => Receipts >= wanted, $"{actor} has given {more} more receipts");
    }

    /// <summary>Waits until something is so that its lines bring about.</summary>
    public Task UntilAsync(Func<bool> isSo, string what) => lines.UntilAsync(() => isSo() || !lies.IsEmpty, what, Patience);

    /// <summary>What it holds at rest.</summary>
    public async Task<AppLevel> LevelAsync()
    {
        var next = levels + 1;
        await child!.WriteAsync("level");
        await UntilAsync(() => levels >= next, $"{actor} has told its memory");
        return Level;
    }

    /// <summary>Ends the load, but not the settling.</summary>
    public async Task RestAsync()
    {
        var next = restings + 1;
        await child!.WriteAsync("rest");
        await UntilAsync(() => restings >= next, $"{actor} rests");
    }

    /// <summary>Begins the load again.</summary>
    public Task GoAsync() => child!.WriteAsync("go");

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        home.Dispose();
    }

    private void Take(string? line)
    {
        switch (line?.Split(' '))
        {
            case null when !isTold:
                lies.Enqueue($"{actor} has ended by itself: {child?.Errors}");
                break;
            case ["state", var server, var state]:
                states[server] = Enum.Parse<LinkState>(state);
                break;
            case ["begin", .. var requests]:
                Begun = [.. requests.Select(Guid.Parse)];
                break;
            case ["receipt", var server, var request, var outcome]:
                ledger.Tell(Guid.Parse(server), Guid.Parse(request), Enum.Parse<WriteOutcome>(outcome));
                Interlocked.Increment(ref receipts);
                break;
            case ["lie", ..]:
                lies.Enqueue($"{actor}: {line}");
                break;
            case ["resting"]:
                restings++;
                break;
            case ["level", var bytes, var looks, var unknown]:
                Level = new(long.Parse(bytes, CultureInfo.InvariantCulture), long.Parse(looks, CultureInfo.InvariantCulture), long.Parse(unknown, CultureInfo.InvariantCulture));
                levels++;
                break;
        }

        lines.Look();
    }
}
