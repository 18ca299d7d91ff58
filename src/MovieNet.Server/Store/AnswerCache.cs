using System.Buffers;
using System.Runtime.InteropServices;

namespace MovieNet.Server.Store;

/// <summary>
/// Results of movies.get by title, kept as the bytes that go over the wire, under the bytes of the parameters that asked for
/// them. A result holds as long as the number of its title key in <see cref="KeyVersions"/> stands where it stood before the
/// result was read. Every hit looks at that, so no answer is older than an acknowledged write, whoever kept it and when.
/// </summary>
/// <param name="versions">The writes to each title key.</param>
/// <param name="maximumBytes">How much memory it may take; 0 keeps nothing.</param>
internal sealed class AnswerCache(KeyVersions versions, long maximumBytes)
{
    private const int LargestEntry = 16 << 10;
    private const int Shards = 32;

    private readonly AnswerShard[] shards = [.. Enumerable.Range(0, Shards).Select(_ => new AnswerShard(versions, (int)(maximumBytes / Shards)))];
    private long misses;

    /// <summary>How many results were given from memory.</summary>
    public long Hits => shards.Sum(shard => shard.Hits);

    /// <summary>How many results were read from the database.</summary>
    public long Misses => Volatile.Read(ref misses);

    /// <summary>What must be taken before the snapshot of a read begins, for its result to be kept.</summary>
    public Ticket TicketOf(string titleKey)
    {
        var place = KeyVersions.PlaceOf(titleKey);
        return new(place, versions[place]);
    }

    /// <summary>Keeps a result that was read behind the ticket.</summary>
    public void Keep(ReadOnlySpan<byte> parameters, Ticket ticket, ReadOnlySpan<byte> result)
    {
        Interlocked.Increment(ref misses);
        if (ticket.IsSettled && parameters.Length + result.Length <= LargestEntry)
        {
            var hash = HashOf(parameters);
            shards[hash % Shards].Keep(hash / Shards, parameters, ticket, result);
        }
    }

    /// <summary>Writes the result for these parameters if it is kept and still holds.</summary>
    public bool TryWrite(ReadOnlySpan<byte> parameters, IBufferWriter<byte> output)
    {
        var hash = HashOf(parameters);
        return shards[hash % Shards].TryWrite(hash / Shards, parameters, output);
    }

    // Seeded anew in every process: nobody can choose parameters that fall together.
    private static uint HashOf(ReadOnlySpan<byte> parameters)
    {
        var hash = default(HashCode);
        hash.AddBytes(parameters);
        return (uint)hash.ToHashCode();
    }

    /// <summary>The state of a title key at some time.</summary>
    /// <param name="Place">Where its number stands.</param>
    /// <param name="Number">The number.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Ticket(int Place, long Number)
    {
        /// <summary>Whether no commit was under way that touches the key.</summary>
        public bool IsSettled => Number % 2 == 0;
    }
}
