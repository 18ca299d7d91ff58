using System.Collections.Concurrent;

namespace MovieNet.Server.Watching;

/// <summary>
/// Wakes all who watch, beside the writer and few at a time: behind each few it queues up again like everybody else, so that
/// ten thousand of them do not stand in the way of a request. What is published during a pass is another pass's.
/// </summary>
internal sealed class Waker : IThreadPoolWorkItem
{
    private const int AtOnce = 32;

    private readonly ConcurrentDictionary<Watch, byte> watches = new();
    private IEnumerator<KeyValuePair<Watch, byte>>? pass;
    private long begun;
    private int asked;
    private int seen;

    public void Add(Watch watch) => watches.TryAdd(watch, 0);

    public void Remove(Watch watch) => watches.TryRemove(watch, out _);

    /// <summary>Wakes every watch that was added before, soon.</summary>
    public void WakeAll()
    {
        if (Interlocked.Increment(ref asked) == 1)
        {
            QueueUp();
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (pass is null)
        {
            begun = TimeProvider.System.GetTimestamp();
            seen = Volatile.Read(ref asked);
            pass = watches.GetEnumerator();
        }

        for (var i = 0; i < AtOnce; i++)
        {
            if (!pass.MoveNext())
            {
                EndPass();
                return;
            }

            pass.Current.Key.Wake();
        }

        QueueUp();
    }

    private void EndPass()
    {
        pass!.Dispose();
        pass = null;
        // The real clock: this is about the machine's work, not about the time of day.
        var took = TimeProvider.System.GetElapsedTime(begun);
        if (Interlocked.Add(ref asked, -seen) > 0)
        {
            _ = GoOnAsync(took);
        }
    }

    /// <summary>
    /// Rests as long as the pass took, so that half of the time is left for others however many watch and however much is
    /// written; what is written meanwhile is told together.
    /// </summary>
    private async Task GoOnAsync(TimeSpan rest)
    {
        if (rest.TotalMilliseconds >= 1)
        {
            await Task.Delay(rest, TimeProvider.System);
        }

        QueueUp();
    }

    private void QueueUp() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
}
