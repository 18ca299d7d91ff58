using MovieNet.Server.Sessions;
using MovieNet.Testing;

namespace MovieNet.Tests.Server;

/// <summary>Clients that watch and do not read, or do nothing else.</summary>
public sealed class SlowWatcherTests : WatchTest
{
    private readonly ManualClock clock = new();

    protected override Task<TestServer> StartAsync() => TestServer.StartAsync(time: clock);

    [Fact]
    public async Task A_watcher_that_is_too_slow_is_told_that_it_missed_some_and_then_what_comes_later()
    {
        var slow = new PipedSession(Server);
        await slow.SendAsync(RawClient.Request(1, "movies.watch"));
        await slow.ReadAsync();
        await using var fast = await Server.ConnectAsync();
        await WatchAsync(fast);
        var followed = FollowAsync(fast, 0, 1_800);
        await WriteMuchAsync(20);
        await followed;

        // What was on its way when it stopped reading; then what it has missed, and that only once.
        var told = 0L;
        var missed = 0;
        while (missed == 0)
        {
            foreach (var line in await slow.ReadAsync())
            {
                var notice = Notice(line);
                if ((bool)notice["missed"]!)
                {
                    missed++;
                    Assert.Empty(notice["changes"]!.AsArray());
                    continue;
                }

                Assert.Equal(Range(told + 1, told + Numbers(notice).Count), Numbers(notice));
                told += Numbers(notice).Count;
            }
        }

        Assert.Equal(1, missed);
        Assert.InRange(told, 1, 200);
        await AddAsync("{'title':'Alien'}");
        Assert.Equal([1_801], Numbers(Notice(Assert.Single(await slow.ReadAsync()))));
        Assert.Equal([told + 1], Numbers(await Client.ResultAsync("changes.list", $"{{'after':{told},'limit':1}}")));
        await slow.EndAsync();
    }

    [Fact]
    public async Task A_watcher_that_does_not_read_is_cut_off_after_600_seconds()
    {
        await using var deaf = await Server.ConnectAsync();
        await WatchAsync(deaf);
        await Server.UntilAsync(() => Server.Waits(SessionWait.Watching), "the session waits");
        var session = Server.Server.Sessions.All.Single(one => one.Waits == SessionWait.Watching);
        long sent;
        do
        {
            sent = session.AnsweredBytes;
            await WriteMuchAsync(5);
        }
        while (session.Waits != SessionWait.Sending || session.AnsweredBytes != sent);

        await Client.DisposeAsync();
        await Server.UntilAsync(() => Server.Server.Sessions.Count == 1, "only the deaf one is left");
        clock.Advance(TimeSpan.FromSeconds(600));
        Assert.Equal(1, Server.Server.Sessions.Count);
        await Server.UntilAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return Server.Server.Sessions.Count == 0;
            },
            "it is cut off");
        await Server.UntilAsync(() => Server.Server.Store.Changes.Watches == 0, "its watch has ended");
    }

    [Fact]
    public async Task Whoever_watches_is_never_idle_but_whoever_ends_it_is()
    {
        await WatchAsync(Client);
        await Server.UntilAsync(() => Server.Waits(SessionWait.Watching), "the session waits");
        clock.Advance(TimeSpan.FromHours(24));
        await using (var other = await Server.ConnectAsync())
        {
            await other.SendAsync(Add(1, "Alien"));
            await other.ReadJsonAsync();
        }

        Assert.Equal([1], Numbers(await NoticeAsync(Client)));
        await Client.ResultAsync("movies.unwatch");
        await Server.UntilAsync(() => Server.IsIdle(), "the session waits");
        clock.Advance(TimeSpan.FromSeconds(602));
        Assert.Equal(6, (int)(await Client.ReadJsonAsync())["error"]!["code"]!);
    }

    [Fact]
    public async Task A_line_that_is_not_completed_costs_a_watcher_its_connection_too_however_much_it_is_told_meanwhile()
    {
        await WatchAsync(Client);
        await Client.SendBytesAsync("{"u8.ToArray());
        await Server.UntilAsync(() => Server.IsInsideLine(), "the first byte has arrived");
        clock.Advance(TimeSpan.FromSeconds(29));
        await using var other = await Server.ConnectAsync();
        await other.SendAsync(Add(1, "Alien"));
        Assert.Equal([1], Numbers(await NoticeAsync(Client)));
        await Server.UntilAsync(() => Server.IsInsideLine(), "the session waits for the rest");
        clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(6, (int)(await Client.ReadJsonAsync())["error"]!["code"]!);
        Assert.Null(await Client.ReadLineAsync());
    }

    [Fact]
    public async Task Hundreds_who_watch_are_all_told_everything()
    {
        var watchers = Enumerable.Range(0, 300).Select(_ => new PipedSession(Server)).ToList();
        foreach (var watcher in watchers)
        {
            await watcher.SendAsync(RawClient.Request(1, "movies.watch"));
            await watcher.ReadAsync();
        }

        var writing = WriteAsync();
        await Task.WhenAll(watchers.Select(async watcher =>
        {
            var told = new List<long>();
            while (told.Count < 100)
            {
                told.AddRange((await watcher.ReadAsync()).SelectMany(line => Numbers(Notice(line))));
            }

            Assert.Equal(Range(1, 100), told);
            await watcher.EndAsync();
        }));
        await writing;

        async Task WriteAsync()
        {
            for (var i = 0; i < 100; i++)
            {
                await AddAsync($"{{'title':'Film {i}'}}");
            }
        }
    }

    /// <summary>Writes records of ten thousand characters, ninety in each import.</summary>
    private async Task WriteMuchAsync(int imports)
    {
        var first = Server.Server.Store.Changes.Last;
        for (var i = 0; i < imports; i++)
        {
            var movies = Enumerable.Range(0, 90).Select(n => $"{{'title':'{first} {i} {n}','synopsis':'{new string('x', 10_000)}'}}");
            Assert.Equal(90, (int)(await Client.ResultAsync("movies.import", $"{{'movies':[{string.Join(',', movies)}]}}"))["added"]!);
        }
    }

    /// <summary>Reads notices up to a change; none may be missed.</summary>
    private static async Task FollowAsync(RawClient client, long last, long to)
    {
        while (last < to)
        {
            var numbers = Numbers(await NoticeAsync(client));
            Assert.Equal(Range(last + 1, last + numbers.Count), numbers);
            last += numbers.Count;
        }
    }
}
