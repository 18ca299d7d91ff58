using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation.Changes;

public sealed class ChangeFollowerTests : FleetTest
{
    private readonly CancellationTokenSource stop = new();
    private IAsyncEnumerator<Followed>? following;

    [Fact]
    public async Task Every_change_of_every_server_is_said_from_now_on()
    {
        var alpha = await DaemonAsync("Alpha", new Movie { Title = "Before" });
        var beta = await DaemonAsync("Beta");
        Follow(await FleetAsync());
        Assert.Equal(["Alpha", "Beta"], new[] { await NextAsync<Followed.Begun>(), await NextAsync<Followed.Begun>() }.Select(one => one.Server).Order());

        await FillAsync(alpha, new Movie { Title = "Alien" });
        Assert.Equal(("Alpha", 2, "Alien"), await ChangedAsync());
        await FillAsync(beta, new Movie { Title = "Brazil" });
        Assert.Equal(("Beta", 1, "Brazil"), await ChangedAsync());
        await EndAsync();
    }

    [Fact]
    public async Task What_was_changed_while_a_server_was_away_is_said_once_when_it_answers_again()
    {
        var server = Scripted("Alpha");
        server.Always("movies.unwatch", Script.Result(new { lastChange = 0 }));
        server.Next(
            "movies.watch",
            async request =>
            {
                await request.Connection.SendLineAsync(request.Answer(new { lastChange = 10 }));
                await request.Connection.SendLineAsync(Notice(11));
            },
            async request =>
            {
                // 12 to 14 were made meanwhile; 14 is told too, as what is written while the log is read may be.
                await request.Connection.SendLineAsync(request.Answer(new { lastChange = 13 }));
                await request.Connection.SendLineAsync(Notice(14));
                await request.Connection.SendLineAsync(Notice(15));
            });
        server.Next("changes.list", Script.Result(new ChangePage([Change(12)], 12)), Script.Result(new ChangePage([Change(13), Change(14)], null)));
        Follow(await FleetAsync());
        await NextAsync<Followed.Begun>();
        Assert.Equal(11, (await NextAsync<Followed.Changed>()).Change.Id);

        server.CloseConnections();

        Assert.Equal("Alpha", (await NextAsync<Followed.Lost>()).Server);
        await NextAsync<Followed.Begun>();
        for (var id = 12; id <= 15; id++)
        {
            Assert.Equal(id, (await NextAsync<Followed.Changed>()).Change.Id);
        }

        Assert.Equal([11, 12], server.Requests("changes.list").Select(request => (long)request.Parameters["after"]!));
        await EndAsync();
    }

    [Fact]
    public async Task What_a_server_says_was_missed_is_read_from_its_log()
    {
        var server = Scripted("Alpha");
        server.Always("movies.unwatch", Script.Result(new { lastChange = 0 }));
        server.Next("movies.watch", async request =>
        {
            await request.Connection.SendLineAsync(request.Answer(new { lastChange = 0 }));
            await request.Connection.SendLineAsync(Notice(1));
            await request.Connection.SendLineAsync("""{"jsonrpc":"2.0","method":"movies.changed","params":{"changes":[],"missed":true}}""");
            await request.Connection.SendLineAsync(Notice(4));
        });
        server.Next("changes.list", Script.Result(new ChangePage([Change(2), Change(3), Change(4)], null)));
        Follow(await FleetAsync());
        await NextAsync<Followed.Begun>();

        for (var id = 1; id <= 4; id++)
        {
            Assert.Equal(id, (await NextAsync<Followed.Changed>()).Change.Id);
        }

        await EndAsync();
    }

    [Fact]
    public async Task Nothing_is_lost_where_a_server_is_started_again_under_writing()
    {
        var alpha = await DaemonAsync("Alpha");
        Follow(await FleetAsync());
        await NextAsync<Followed.Begun>();
        var expected = 0L;
        for (var round = 0; round < 3; round++)
        {
            await FillAsync(alpha, [.. Enumerable.Range(0, 20).Select(i => new Movie { Title = $"{round} {i}" })]);
            await alpha.RestartAsync();
            List.Move("Alpha", "127.0.0.1", alpha.Endpoint.Port);
            await FillAsync(alpha, [.. Enumerable.Range(20, 20).Select(i => new Movie { Title = $"{round} {i}" })]);
            expected += 40;
        }

        for (var last = 0L; last < expected;)
        {
            if (await NextAsync<Followed>() is Followed.Changed changed)
            {
                Assert.Equal(++last, changed.Change.Id);
            }
        }

        await EndAsync();
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_said_once_and_one_that_comes_into_the_list_is_followed()
    {
        await Scripted("Gone").StopAsync();
        Follow(await FleetAsync());
        Assert.Equal(new Followed.Lost("Gone", "connection refused"), await NextAsync<Followed.Lost>());

        var beta = await DaemonAsync("Beta");
        Assert.Equal("Beta", (await NextAsync<Followed.Begun>()).Server);
        await FillAsync(beta, new Movie { Title = "Brazil" });
        Assert.Equal(("Beta", 1, "Brazil"), await ChangedAsync());
        await EndAsync();
    }

    [Fact]
    public async Task It_is_said_whether_what_comes_joins_on_to_what_was_said()
    {
        var server = Scripted("Alpha");
        server.Always("movies.unwatch", Script.Result(new { lastChange = 0 }));
        server.Always("changes.list", Script.Result(new ChangePage([Change(11), Change(12)], null)));
        server.Next("movies.watch", [.. new[] { 10, 12, 3, 3 }.Select(last => Script.Result(new { lastChange = last }))]);
        Follow(await FleetAsync());
        Assert.Equal(new Followed.Begun("Alpha", IsContinued: false, 10, 10), await NextAsync<Followed.Begun>());

        server.CloseConnections();
        await NextAsync<Followed.Lost>();
        Assert.Equal(new Followed.Begun("Alpha", IsContinued: true, 10, 12), await NextAsync<Followed.Begun>());
        Assert.Equal(12, new[] { await NextAsync<Followed.Changed>(), await NextAsync<Followed.Changed>() }[^1].Change.Id);

        // A backup was put back: its log ends before what was said.
        server.CloseConnections();
        await NextAsync<Followed.Lost>();
        Assert.Equal(new Followed.Begun("Alpha", IsContinued: false, 3, 3), await NextAsync<Followed.Begun>());

        // Another server stands there, and that is how the list wants it.
        server.ServerId = Guid.NewGuid();
        List.Update("Alpha", List.Find("Alpha")! with { ServerId = server.ServerId });
        server.CloseConnections();
        await NextAsync<Followed.Lost>();
        Assert.Equal(new Followed.Begun("Alpha", IsContinued: false, 3, 3), await NextAsync<Followed.Begun>());
        await EndAsync();
    }

    [Fact]
    public async Task Only_the_servers_that_were_named_are_followed()
    {
        var alpha = await DaemonAsync("Alpha");
        var beta = await DaemonAsync("Beta");
        Follow(await FleetAsync(), name => name is "Beta");

        Assert.Equal("Beta", (await NextAsync<Followed.Begun>()).Server);
        await FillAsync(alpha, new Movie { Title = "Alien" });
        await FillAsync(beta, new Movie { Title = "Brazil" });
        Assert.Equal(("Beta", 1, "Brazil"), await ChangedAsync());
        await EndAsync();
    }

    private void Follow(Fleet fleet, Func<string, bool>? only = null) =>
        following = new ChangeFollower(fleet, only).FollowAsync(stop.Token).GetAsyncEnumerator(Token);

    private async Task<T> NextAsync<T>()
        where T : Followed
    {
        Assert.True(await following!.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token));
        return Assert.IsAssignableFrom<T>(following.Current);
    }

    private async Task<(string Server, long Id, string Title)> ChangedAsync()
    {
        var changed = await NextAsync<Followed.Changed>();
        return (changed.Server, changed.Change.Id, changed.Change.After!.Movie.Title);
    }

    private async Task EndAsync()
    {
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await following!.MoveNextAsync());
        await following!.DisposeAsync();
        stop.Dispose();
    }

    private static string Notice(params long[] numbers) => System.Text.Json.JsonSerializer.Serialize(
        new { jsonrpc = "2.0", method = "movies.changed", @params = new ChangeNotice([.. numbers.Select(Change)], Missed: false) }, ProtocolJson.Options);

    private static MovieChange Change(long id) => new(id, DateTimeOffset.UnixEpoch.AddSeconds(id), ChangeKind.Delete, 7, null, null, null, null);
}
