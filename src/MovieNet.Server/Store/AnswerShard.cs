using System.Buffers;
using System.Runtime.InteropServices;

namespace MovieNet.Server.Store;

/// <summary>
/// A part of the <see cref="AnswerCache"/>. Entries lie one behind the other in blocks that are filled in turn, round and
/// round: the oldest block makes room for the newest. So a million answers are a few objects to the garbage collector, and
/// take little more than their bytes.
/// </summary>
internal sealed class AnswerShard(KeyVersions versions, int maximumBytes)
{
    private const int BlockBytes = 1 << 18;
    private const int HeadBytes = 16;
    private const int Ways = 16;

    // Bits of an entry's place in the table: the rest tells entries apart without looking at them.
    private const int TagBits = 24;

    // One place for so many bytes: entries are larger, so that a run of the table is hardly ever full.
    private const int BytesPerPlace = 192;

    private readonly Lock one = new();
    private readonly byte[]?[] blocks = new byte[maximumBytes / BlockBytes][];
    // Made with the first entry: most servers of a fleet on one machine are small.
    private ulong[]? table;

    // How many bytes were ever filled, whole blocks counted. Begins at one block, so that 0 in the table is no place.
    private long filled = BlockBytes;

    private long hits;

    /// <summary>How many results it gave.</summary>
    public long Hits => Volatile.Read(ref hits);

    public void Keep(uint hash, ReadOnlySpan<byte> key, AnswerCache.Ticket ticket, ReadOnlySpan<byte> result)
    {
        if (blocks.Length == 0)
        {
            return;
        }

        lock (one)
        {
            table ??= new ulong[maximumBytes / BytesPerPlace / Ways * Ways];
            var run = RunOf(table, hash);
            var way = Find(run, hash, key);
            if (way < 0)
            {
                way = 0;
                for (var i = 1; i < Ways; i++)
                {
                    way = run[i] >> TagBits < run[way] >> TagBits ? i : way;
                }
            }

            var size = HeadBytes + key.Length + result.Length;
            if (filled / BlockBytes != (filled + size - 1) / BlockBytes)
            {
                filled = (filled / BlockBytes + 1) * BlockBytes;
            }

            var entry = At(filled, size);
            var head = new Head(ticket.Number, ticket.Place, (ushort)key.Length, (ushort)result.Length);
            MemoryMarshal.Write(entry, head);
            key.CopyTo(entry[HeadBytes..]);
            result.CopyTo(entry[(HeadBytes + key.Length)..]);
            run[way] = ((ulong)filled << TagBits) | TagOf(hash);
            filled += size;
        }
    }

    public bool TryWrite(uint hash, ReadOnlySpan<byte> key, IBufferWriter<byte> output)
    {
        lock (one)
        {
            var run = table is null ? default : RunOf(table, hash);
            var way = Find(run, hash, key);
            if (way < 0)
            {
                return false;
            }

            var at = (long)(run[way] >> TagBits);
            var head = MemoryMarshal.Read<Head>(At(at, HeadBytes));
            if (versions[head.Place] != head.Number)
            {
                return false;
            }

            // Under the lock that is held anyway: counting costs nothing here.
            hits++;
            output.Write(At(at, HeadBytes + head.KeyLength + head.ResultLength)[(HeadBytes + head.KeyLength)..]);
            return true;
        }
    }

    private static ulong TagOf(uint hash) => hash & ((1 << TagBits) - 1);

    private static Span<ulong> RunOf(ulong[] table, uint hash) => table.AsSpan((int)(hash % (uint)(table.Length / Ways)) * Ways, Ways);

    /// <summary>The way of the run that holds the key, or -1.</summary>
    private int Find(ReadOnlySpan<ulong> run, uint hash, ReadOnlySpan<byte> key)
    {
        for (var way = 0; way < run.Length; way++)
        {
            var at = (long)(run[way] >> TagBits);
            if ((run[way] & ((1 << TagBits) - 1)) == TagOf(hash) && IsKept(at)
                && MemoryMarshal.Read<Head>(At(at, HeadBytes)).KeyLength == key.Length
                && At(at, HeadBytes + key.Length)[HeadBytes..].SequenceEqual(key))
            {
                return way;
            }
        }

        return -1;
    }

    /// <summary>Whether an entry's block has not been filled anew since.</summary>
    private bool IsKept(long at) => at > 0 && at / BlockBytes > (filled / BlockBytes) - blocks.Length;

    private Span<byte> At(long at, int size) =>
        (blocks[at / BlockBytes % blocks.Length] ??= GC.AllocateUninitializedArray<byte>(BlockBytes)).AsSpan((int)(at % BlockBytes), size);

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly record struct Head(long Number, int Place, ushort KeyLength, ushort ResultLength);
}
