using System.IO.Pipelines;
using System.Text;
using MovieNet.Server;
using MovieNet.Server.Commands;
using MovieNet.Server.Sessions;
using MovieNet.Server.Store;
using MovieNet.Server.Watching;
using MovieNet.Testing;

namespace MovieNet.Tests.Server;

/// <summary>What happens at the same moment on a server happens here one behind the other.</summary>
public sealed class ChangeFeedTests : WatchTest
{
    private readonly ChangeFeed feed = new();

    [Fact]
    public async Task What_is_published_while_a_watch_begins_is_told_if_it_lies_behind_the_change_that_was_found_last()
    {
        var watch = new Watch(feed, () => { });

        // Committed behind the look into the database; and committed before it, published late.
        Assert.Equal(6, watch.Begin(() =>
        {
            feed.Publish([Change(7), Change(8)]);
            return 6;
        }));
        Assert.Equal([7, 8], await ToldAsync(watch, 8));

        var late = new Watch(feed, () => { });
        late.Begin(() => 10);
        feed.Publish([Change(9), Change(10)]);
        feed.Publish([Change(11)]);
        Assert.Equal([11], await ToldAsync(late, 11));
    }

    [Fact]
    public async Task What_may_not_be_told_yet_is_told_later()
    {
        var watch = new Watch(feed, () => { });
        watch.Begin(() => 0);
        feed.Publish([Change(1), Change(2)]);
        feed.Publish([Change(3)]);

        Assert.Equal([1, 2], await ToldAsync(watch, 2));
        Assert.Equal([3], await ToldAsync(watch, 3));
        Assert.Empty(await ToldAsync(watch, 3));
    }

    [Fact]
    public void A_watch_that_cannot_look_into_the_database_does_not_begin()
    {
        var watch = new Watch(feed, () => { });

        Assert.Throws<IOException>(() => watch.Begin(() => throw new IOException()));
        Assert.Equal((false, 0), (watch.IsOn, feed.Watches));
    }

    [Fact]
    public async Task Nothing_is_kept_where_nobody_watches()
    {
        var one = new Watch(feed, () => { });
        one.Begin(() => 0);
        feed.Publish([Change(1)]);
        one.End();
        feed.Publish([Change(2)]);

        var two = new Watch(feed, () => { });
        two.Begin(() => 0);
        Assert.Equal([-1], await ToldAsync(two, 2));
    }

    [Fact]
    public async Task Every_watch_is_woken_for_everything_that_is_published()
    {
        const int Watches = 1_000;
        const long Last = 50;
        var left = Watches;
        var woken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var i = 0; i < Watches; i++)
        {
            var seen = 0L;
            var writes = i == 7;
            new Watch(feed, () =>
            {
                if (writes && feed.Last < Last)
                {
                    // In the middle of a pass: those who were woken already must be woken again.
                    feed.Publish([Change(feed.Last + 1)]);
                }

                if (feed.Last == Last && Interlocked.Exchange(ref seen, Last) != Last && Interlocked.Decrement(ref left) == 0)
                {
                    woken.SetResult();
                }
            }).Begin(() => 0);
        }

        feed.Publish([Change(1)]);
        await woken.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Writes_are_answered_before_they_are_published()
    {
        for (var round = 0; round < 20; round++)
        {
            var store = Server.Server.Store;
            var last = store.Changes.Last;
            List<Write> writes = [.. Enumerable.Range(0, 500).Select(i => new Write { Apply = (writer, write) => WriteResult.Of(writer.Add(new(new() { Title = $"{round} {i}" }), write)) })];
            using var hold = new Hold(Server);
            foreach (var write in writes)
            {
                await store.Writes.EnqueueAsync(write);
            }

            hold.Release();
            SpinWait.SpinUntil(() => store.Changes.Last > last);
            Assert.Equal(last + 500, store.Changes.Last);
            Assert.All(writes, write => Assert.True(write.Answer.IsCompleted));
        }
    }

    private static StoredChange Change(long id) => new(id, 0, "delete", 1, "{}"u8.ToArray(), null, null, null);

    /// <summary>The numbers of what is put out; -1 for what is missed.</summary>
    private static async Task<IReadOnlyList<long>> ToldAsync(Watch watch, long upTo)
    {
        var pipe = new Pipe();
        var options = new ServerOptions { Data = "" };
        var log = new Log(null);
        var answers = new AnswerQueue(pipe.Writer, new ErrorMapping(log), new SessionClock(options), new(options, log));
        await watch.PutAsync(answers, upTo);
        await answers.FlushAsync();
        await pipe.Writer.CompleteAsync();
        var all = await pipe.Reader.ReadAsync(TestContext.Current.CancellationToken);
        return [.. Encoding.UTF8.GetString(all.Buffer).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Notice)
            .SelectMany(notice => (bool)notice["missed"]! ? [-1L] : Numbers(notice))];
    }
}
