using MovieNet.Server.Sessions;

namespace MovieNet.Server.Watching;

/// <summary>What one connection is told of changes. It begins and ends, and puts out, on the session's own turn only.</summary>
/// <param name="feed">Where changes come from.</param>
/// <param name="wake">Gives the session a turn; called from any thread.</param>
internal sealed class Watch(ChangeFeed feed, Action wake) : IThreadPoolWorkItem
{
    private long told;

    /// <summary>Whether the client watches.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Gives the session a turn, soon. The session may run on the thread that wakes it, so that is not the caller's.</summary>
    public void Wake() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    void IThreadPoolWorkItem.Execute() => wake();

    /// <summary>Begins, or goes on where it is on already.</summary>
    /// <param name="lastChange">Looks for the last change that is committed.</param>
    /// <returns>The change behind which everything is told.</returns>
    public long Begin(Func<long> lastChange)
    {
        if (!IsOn)
        {
            // First: what is committed behind the look into the database must be kept for this watch.
            feed.Join(this);
            IsOn = true;
            try
            {
                told = lastChange();
            }
            catch
            {
                End();
                throw;
            }
        }

        return told;
    }

    /// <summary>Ends it.</summary>
    /// <returns>The last change that was told; null where it was not on.</returns>
    public long? End()
    {
        if (!IsOn)
        {
            return null;
        }

        IsOn = false;
        feed.Leave(this);
        return told;
    }

    /// <summary>Tells everything that is new, in as few messages as go well; waits where the client does not read.</summary>
    /// <param name="answers">Where to put it.</param>
    /// <param name="upTo">The last change to tell of.</param>
    public async ValueTask PutAsync(AnswerQueue answers, long upTo)
    {
        while (told < upTo && !answers.IsClosed)
        {
            PutOne(answers, upTo);
            await answers.FlushLargeAsync();
        }
    }

    private void PutOne(AnswerQueue answers, long upTo)
    {
        var blocks = new List<ChangeBlock>();
        var missed = !feed.TryTake(told, upTo, blocks);
        answers.PutPart("{\"jsonrpc\":\"2.0\",\"method\":\"movies.changed\",\"params\":{\"changes\":["u8);
        for (var i = 0; i < blocks.Count; i++)
        {
            answers.PutPart(i == 0 ? default : ","u8);
            answers.PutPart(blocks[i].Json);
        }

        answers.PutPart(missed ? "],\"missed\":true}}\n"u8 : "],\"missed\":false}}\n"u8);

        // What was missed is read from the change log, all of it: to tell now what is still here would tell it twice.
        told = missed ? feed.Last : blocks[^1].Last;
    }
}
