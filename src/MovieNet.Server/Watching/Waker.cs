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
            seen = Volatile.Read(ref asked);
            pass = watches.GetEnumerator();
        }

        for (var i = 0; i < AtOnce; i++)
        {
            if (!pass.MoveNext())
            {
                pass.Dispose();
                pass = null;
                if (Interlocked.Add(ref asked, -seen) == 0)
                {
                    return;
                }

                break;
            }

            pass.Current.Key.Wake();
        }

        QueueUp();
    }

    private void QueueUp() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
}
