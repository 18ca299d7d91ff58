using MovieNet.Server.Store;

namespace MovieNet.Server.Watching;

/// <summary>
/// The latest changes, kept once for all who watch. Each watch comes for what it has not told yet when its connection has
/// room for it. Nobody waits for a watch, and none costs more memory for being slow: what is dropped here before it came for
/// it, it has missed.
/// </summary>
internal sealed class ChangeFeed
{
    /// <summary>More than the largest import of new records makes, so that nobody misses one for its size alone.</summary>
    private const int BytesKept = 8 << 20;

    /// <summary>What a block takes beside its bytes.</summary>
    private const int BlockOverhead = 100;

    private static readonly Comparer<ChangeBlock> ByLast = Comparer<ChangeBlock>.Create((one, other) => one.Last.CompareTo(other.Last));

    private readonly Lock one = new();
    private readonly List<ChangeBlock> kept = [];
    private readonly Waker waker = new();
    private int watches;
    private long bytes;
    private long dropped;
    private long last;

    /// <summary>The number of the last change that was published.</summary>
    public long Last => Volatile.Read(ref last);

    /// <summary>How many watch.</summary>
    internal int Watches => Volatile.Read(ref watches);

    /// <summary>Keeps what is committed from now on for a watch, and wakes it when there is more.</summary>
    public void Join(Watch watch)
    {
        lock (one)
        {
            watches++;
        }

        waker.Add(watch);
    }

    public void Leave(Watch watch)
    {
        waker.Remove(watch);
        lock (one)
        {
            if (--watches == 0)
            {
                Drop(kept.Count);
            }
        }
    }

    /// <summary>Takes in what one commit has changed. Called by the writer, in order.</summary>
    public void Publish(IReadOnlyList<StoredChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        // A watch that joins just now begins behind these changes: it looks for the last one after joining.
        var blocks = Volatile.Read(ref watches) == 0 ? [] : ChangeBlock.Of(changes);
        lock (one)
        {
            kept.AddRange(blocks);
            bytes += blocks.Sum(SizeOf);
            Volatile.Write(ref last, changes[^1].Id);
            if (blocks.Count == 0)
            {
                Drop(kept.Count);
                dropped = last;
            }
            else if (bytes > BytesKept)
            {
                DropOldest();
            }
        }

        waker.WakeAll();
    }

    /// <summary>Gives the blocks behind a change, as many as go out in one piece.</summary>
    /// <param name="behind">The change that was told last.</param>
    /// <param name="upTo">The last change that may be told now.</param>
    /// <param name="blocks">Where to put them.</param>
    /// <returns>False where some of them are here no more.</returns>
    public bool TryTake(long behind, long upTo, List<ChangeBlock> blocks)
    {
        lock (one)
        {
            if (behind < dropped)
            {
                return false;
            }

            var size = 0;
            var found = kept.BinarySearch(new(behind, []), ByLast);
            for (var i = found >= 0 ? found + 1 : ~found; i < kept.Count && kept[i].Last <= upTo; i++)
            {
                size += kept[i].Json.Length;
                if (blocks.Count > 0 && size > ChangeBlock.BytesAtMost)
                {
                    break;
                }

                blocks.Add(kept[i]);
            }

            return true;
        }
    }

    /// <summary>A quarter at once, so that moving up the rest does not cost anything for each change.</summary>
    private void DropOldest()
    {
        var count = 0;
        for (var size = bytes; size > BytesKept * 3L / 4; count++)
        {
            size -= SizeOf(kept[count]);
        }

        Drop(count);
    }

    private void Drop(int count)
    {
        if (count > 0)
        {
            dropped = kept[count - 1].Last;
            bytes -= kept.Take(count).Sum(SizeOf);
            kept.RemoveRange(0, count);
        }
    }

    private static int SizeOf(ChangeBlock block) => block.Json.Length + BlockOverhead;
}
