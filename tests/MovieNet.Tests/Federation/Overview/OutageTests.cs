using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation.Overview;

/// <summary>Servers that go away while they are read and followed.</summary>
public sealed class OutageTests : IndexTest
{
    [Fact]
    public async Task A_daemon_that_is_killed_and_started_again_is_current_with_everything_that_was_written_meanwhile()
    {
        await using var beta = await RunningServer.StartAsync("Beta", Films(0, 3_000));
        List.Add(new("Beta", "127.0.0.1", beta.Port));
        await DaemonAsync("Alpha", Films(0, 3_000));
        var fleet = await FleetAsync();
        var index = await IndexAsync(fleet);
        for (var round = 1; round <= 3; round++)
        {
            await beta.KillAsync();
            await UntilAsync(index, snapshot => Server(snapshot, "Beta").State == CatalogueServerState.Stale);
            Assert.Equal((round - 1) * 500, index.Current.Figures.Of(MovieKinds.Missing));
            await beta.StartAgainAsync();
            await using (var client = await beta.ConnectAsync())
            {
                await client.ImportAsync(Films(3_000 + (round * 500), 500), replace: false, Guid.NewGuid(), Token);
                foreach (var gone in (await client.ListAsync(new() { Limit = 10 }, Token)).Movies)
                {
                    await client.DeleteAsync(gone.Id, null, Guid.NewGuid(), Token);
                }
            }

            fleet.TryNow();

            var snapshot = await UntilAsync(index, snapshot => Server(snapshot, "Beta") is { State: CatalogueServerState.Current } known && known.Records == 3_000 + (round * 490));
            Assert.Equal((3_000 + (round * 500), 3_000 - (round * 10)), (snapshot.Movies, snapshot.Figures.Shared));
        }
    }

    [Fact]
    public async Task A_pass_that_is_broken_off_goes_on_where_it_was_and_what_changed_meanwhile_counts()
    {
        var alpha = Scripted("Alpha");
        alpha.Always("movies.unwatch", Script.Result(new { lastChange = 0 }));
        alpha.Always("changes.list", Script.Result(new ChangePage([], null)));
        alpha.Next(
            "movies.watch",
            Script.Result(new { lastChange = 0 }),
            async request =>
            {
                // While it was away, 1 was deleted, 2 was edited and 5 came.
                await request.Connection.SendLineAsync(request.Answer(new { lastChange = 3 }));
            });
        alpha.Next("changes.list", Script.Result(new ChangePage([], null)), Script.Result(new ChangePage(
            [
                new(1, At, ChangeKind.Delete, 1, Record(1, 1, "Alien"), null, null, null),
                new(2, At, ChangeKind.Edit, 2, Record(2, 1, "Brazil"), Record(2, 2, "Brasil"), null, null),
                new(3, At, ChangeKind.Add, 5, null, Record(5, 1, "Aladdin"), null, null),
            ],
            null)));
        var isBack = new TaskCompletionSource();
        alpha.Next(
            "movies.list",
            Script.Result(new MoviePage([Record(1, 1, "Alien"), Record(2, 1, "Brazil")], "more", 4, TotalIsMinimum: false)),
            _ =>
            {
                alpha.CloseConnections();
                return Task.CompletedTask;
            },
            Script.After(isBack.Task, Script.Result(new MoviePage([Record(3, 1, "Carrie"), Record(4, 1, "Ran")], null, 4, TotalIsMinimum: false))));
        var index = Use(new CatalogueIndex(await FleetAsync()));
        await UntilAsync(index, snapshot => snapshot.Latest.Count == 3 && snapshot.Servers is [{ State: CatalogueServerState.Awaited, Reading: { Records: 2, Total: 4 } }]);
        Assert.Equal(0, index.Current.Movies);

        isBack.SetResult();

        var snapshot = await UntilAsync(index, snapshot => snapshot.Servers is [{ State: CatalogueServerState.Current }]);
        Assert.Equal(["aladdin: Has", "brasil: Has", "carrie: Has", "ran: Has"], Movies(snapshot));
        Assert.Equal([null, "more", "more"], alpha.Requests("movies.list").Select(request => (string?)request.Parameters["after"]));
    }

    [Fact]
    public async Task A_server_that_is_back_is_said_to_lack_nothing_until_it_has_said_what_it_changed_meanwhile()
    {
        var alpha = Scripted("Alpha");
        var isSaid = new TaskCompletionSource();
        alpha.Always("movies.unwatch", Script.Result(new { lastChange = 0 }));
        alpha.Next("movies.watch", Script.Result(new { lastChange = 5 }), Script.Result(new { lastChange = 6 }));
        alpha.Next(
            "changes.list",
            Script.Result(new ChangePage([], null)),
            Script.After(isSaid.Task, Script.Result(new ChangePage([new(6, At, ChangeKind.Add, 1, null, Record(1, 1, "Alien"), null, null)], null))));
        await DaemonAsync("Beta", new Movie { Title = "Alien" });
        var index = await IndexAsync(await FleetAsync());
        Assert.Equal(["alien: Lacks Has"], Movies(index.Current));

        alpha.CloseConnections();

        var behind = await UntilAsync(index, snapshot => Server(snapshot, "Alpha").Reason is "it has not said yet what it changed meanwhile");
        Assert.Equal(["alien: Unknown Has"], Movies(behind));
        Assert.NotNull(Server(behind, "Alpha").AsOf);

        isSaid.SetResult();

        var snapshot = await UntilAsync(index, snapshot => Server(snapshot, "Alpha").State == CatalogueServerState.Current);
        Assert.Equal(["alien: Has Has"], Movies(snapshot));
    }

    [Fact]
    public async Task A_record_that_was_deleted_does_not_come_back_with_a_page_that_was_read_before()
    {
        var alpha = Scripted("Alpha");
        var isDeleted = new TaskCompletionSource();
        alpha.Always("movies.unwatch", Script.Result(new { lastChange = 0 }));
        alpha.Always("changes.list", Script.Result(new ChangePage([], null)));
        alpha.Next("movies.list", Script.After(isDeleted.Task, Script.Result(new MoviePage([Record(1, 1, "Alien"), Record(2, 1, "Brazil")], null, 2, TotalIsMinimum: false))));
        alpha.Next("movies.watch", async request =>
        {
            await request.Connection.SendLineAsync(request.Answer(new { lastChange = 0 }));
            await request.Connection.SendLineAsync(Notice(new(1, At, ChangeKind.Delete, 1, Record(1, 1, "Alien"), null, null, null)));
            await request.Connection.SendLineAsync(Notice(new(2, At, ChangeKind.Edit, 2, Record(2, 1, "Brazil"), Record(2, 2, "Brasil"), null, null)));
        });
        var index = Use(new CatalogueIndex(await FleetAsync()));
        await UntilAsync(index, snapshot => snapshot.Latest.Count == 2);

        isDeleted.SetResult();

        var snapshot = await UntilAsync(index, snapshot => snapshot.Servers is [{ State: CatalogueServerState.Current }]);
        Assert.Equal(["brasil: Has"], Movies(snapshot));
    }

    [Fact]
    public async Task A_server_that_refuses_to_be_read_is_not_known_and_does_not_keep_the_others_waiting()
    {
        var bad = Scripted("Bad");
        bad.Always("movies.unwatch", Script.Result(new { lastChange = 0 }));
        bad.Always("movies.watch", Script.Result(new { lastChange = 0 }));
        bad.Always("changes.list", Script.Result(new ChangePage([], null)));
        bad.Always("movies.list", Script.Error(ErrorCode.StorageFailure, "the disk is gone"));
        await DaemonAsync("Alpha", new Movie { Title = "Alien" });

        var index = await IndexAsync(await FleetAsync());

        Assert.Equal(["alien: Unknown Has"], Movies(index.Current));
        Assert.Equal((CatalogueServerState.Unknown, "the disk is gone"), (Server(index.Current, "Bad").State, Server(index.Current, "Bad").Reason));
    }

    private static readonly DateTimeOffset At = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private static MovieRecord Record(long id, long version, string title)
    {
        var movie = new Movie { Title = title };
        return new(id, version, At, ContentHash.Of(movie), movie);
    }

    private static string Notice(MovieChange change) => System.Text.Json.JsonSerializer.Serialize(
        new { jsonrpc = "2.0", method = "movies.changed", @params = new ChangeNotice([change], Missed: false) }, ProtocolJson.Options);
}
