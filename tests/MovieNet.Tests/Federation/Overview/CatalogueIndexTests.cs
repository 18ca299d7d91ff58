using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Tests.Federation.Overview;

public sealed class CatalogueIndexTests : IndexTest
{
    private static readonly Movie Alien = new() { Title = "Alien", Year = 1979, RuntimeMinutes = 117 };
    private static readonly Movie Emma = new() { Title = "Emma", Year = 1996 };
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985 };

    [Fact]
    public async Task All_servers_are_read_page_by_page_and_judged_together()
    {
        var names = new[] { "A", "B", "C" };
        var records = new List<ServerRecord>();
        foreach (var (name, i) in names.Select((name, i) => (name, i)))
        {
            var server = await DaemonAsync(name, [.. Films(i * 700, 2_500), Alien with { RuntimeMinutes = 116 + i }]);
            records.AddRange((await RecordsOfAsync(server)).Select(record => new ServerRecord(name, record)));
        }

        var index = await IndexAsync(await FleetAsync());

        var snapshot = index.Current;
        Assert.Equal((700 * 2) + 2_500 + 1, snapshot.Movies);
        Assert.Equal(Disagreeing.Merged(records, Records.Answered(names)), Disagreeing.Indexed(snapshot, index.Genres));
        Assert.All(snapshot.Servers, server => Assert.Equal((CatalogueServerState.Current, 2_501, null, null), (server.State, server.Records, server.Reason, server.Reading)));
        Assert.All(snapshot.Servers, server => Assert.NotNull(server.ReadAt));
        Assert.Equal(MovieField.RuntimeMinutes, Assert.Single(Assert.Single(snapshot.Select(new() { Kinds = MovieKinds.Differs }).Rows).Differing.Fields));
    }

    [Fact]
    public async Task A_change_is_in_the_index_as_soon_as_it_is_told_and_only_its_movie_is_said_to_have_changed()
    {
        var alpha = await DaemonAsync("Alpha", Alien, Emma);
        await DaemonAsync("Beta", Alien, Emma);
        var index = await IndexAsync(await FleetAsync());
        await UntilAsync(index, snapshot => snapshot.Latest.Count == 2);
        var alien = index.Current.In(MovieOrder.Title)[0];
        var notices = new List<CatalogueNotice>();
        index.Changed += notices.Add;
        await using var client = await ConnectAsync(alpha);
        var record = (await client.GetAsync("Alien", cancellationToken: Token)).Single();

        await client.EditAsync(record.Id, new Dictionary<MovieField, FieldValue?> { [MovieField.RuntimeMinutes] = FieldValue.Of(116) }, 1, Guid.NewGuid(), Token);

        var snapshot = await UntilAsync(index, snapshot => snapshot.In(MovieOrder.Title)[0].Kinds.HasFlag(MovieKinds.Differs));
        var row = snapshot.In(MovieOrder.Title)[0];
        Assert.Equal((alien.Key, "Alpha", 2L), (row.Key, row.Records.First().Server, row.Records.First().Version));
        Assert.Equal([row.Key], notices.Single(notice => notice.Movies?.Count > 0).Movies!);
        Assert.Equal(("Alpha", ChangeKind.Edit, 1), (snapshot.Latest[0].Server, snapshot.Latest[0].Change.Kind, snapshot.Latest[0].Count));
        Assert.Same(row, index.Find("Alpha", record.Id));

        await client.DeleteAsync(record.Id, null, Guid.NewGuid(), Token);

        snapshot = await UntilAsync(index, snapshot => Movies(snapshot)[0] is "alien: Lacks Has");
        Assert.Equal(row.Key, snapshot.In(MovieOrder.Title)[0].Key);
        Assert.Null(index.Find("Alpha", record.Id));
    }

    [Fact]
    public async Task What_was_changed_lately_is_known_from_before_and_an_import_is_one_thing()
    {
        var alpha = await DaemonAsync("Alpha", Alien, Emma);
        var index = await IndexAsync(await FleetAsync());
        Assert.Equal(("Emma", 2), (index.Current.Latest.Single().Change.After!.Movie.Title, index.Current.Latest.Single().Count));

        var notices = 0;
        index.Changed += _ => notices++;
        await FillAsync(alpha, Films(0, 2_000));

        var latest = (await UntilAsync(index, snapshot => snapshot.Movies == 2_002)).Latest;
        Assert.Equal([2_000, 2], latest.Select(change => change.Count));
        Assert.InRange(notices, 1, 1_000); // What comes together is worked in together: some tens, not one by one.
    }

    [Fact]
    public async Task Of_an_import_before_the_start_that_was_not_read_whole_it_is_said()
    {
        var alpha = await DaemonAsync("Alpha", Alien);
        await FillAsync(alpha, Films(0, 300));

        var latest = (await IndexAsync(await FleetAsync())).Current.Latest.Single();

        Assert.Equal((50, true), (latest.Count, latest.IsMinimum));
        Assert.False((await ChangedLiveAsync()).IsMinimum);

        async Task<RecentChange> ChangedLiveAsync()
        {
            var beta = await DaemonAsync("Beta", Alien);
            var index = await IndexAsync(await FleetAsync());
            await FillAsync(beta, Films(0, 300));
            return (await UntilAsync(index, snapshot => snapshot.Latest[0].Count == 300)).Latest[0];
        }
    }

    [Fact]
    public async Task A_server_that_was_never_reached_is_not_known_and_read_when_it_answers()
    {
        await DaemonAsync("Alpha", Alien, Emma);
        var beta = await DaemonAsync("Beta", Alien);
        await beta.StopAsync();
        var fleet = await FleetAsync();

        var index = await IndexAsync(fleet);

        Assert.Equal((CatalogueServerState.Unknown, "connection refused"), (Server(index.Current, "Beta").State, Server(index.Current, "Beta").Reason));
        Assert.Equal(["alien: Has Unknown", "emma: Has Unknown"], Movies(index.Current));
        Assert.All(index.Current.In(MovieOrder.Title), row => Assert.Equal(MovieKinds.Alone, row.Kinds));
        Assert.Equal([new("Alpha", 2), new("Beta", null)], index.Current.Select(new()).Facets.Servers);
        Assert.False(index.Current.Figures.Pairs.Single().IsKnown);

        await beta.RestartAsync();
        List.Move("Beta", "127.0.0.1", beta.Endpoint.Port);
        fleet.TryNow();

        var snapshot = await UntilAsync(index, snapshot => Server(snapshot, "Beta").State == CatalogueServerState.Current);
        Assert.Equal(["alien: Has Has", "emma: Has Lacks"], Movies(snapshot));
        Assert.Equal(MovieKinds.Missing | MovieKinds.OnlyOne | MovieKinds.Alone, snapshot.In(MovieOrder.Title)[1].Kinds);
    }

    [Fact]
    public async Task A_server_that_was_lost_keeps_what_it_had_and_only_what_it_missed_is_read_when_it_is_back()
    {
        var alpha = await DaemonAsync("Alpha", Alien, Emma);
        var beta = await DaemonAsync("Beta", Alien);
        var index = await IndexAsync(await FleetAsync());
        var readAt = Server(index.Current, "Beta").ReadAt;

        await beta.StopAsync();

        var stale = await UntilAsync(index, snapshot => Server(snapshot, "Beta") is { State: CatalogueServerState.Stale, Reason: not null });
        Assert.Equal(["alien: Has Has", "emma: Has Unknown"], Movies(stale));
        Assert.True(Server(stale, "Beta").AsOf >= readAt);
        Assert.Equal(MovieKinds.Alone, stale.In(MovieOrder.Title)[1].Kinds);

        await beta.RestartAsync();
        await FillAsync(beta, Emma, Ran);
        await FillAsync(alpha, Ran with { RuntimeMinutes = 160 });
        List.Move("Beta", "127.0.0.1", beta.Endpoint.Port);

        var back = await UntilAsync(index, snapshot => Server(snapshot, "Beta").State == CatalogueServerState.Current && snapshot.Movies == 3);
        Assert.Equal(["alien: Has Has", "emma: Has Has", "ran: Has Has"], Movies(back));
        Assert.Equal((readAt, null), (Server(back, "Beta").ReadAt, Server(back, "Beta").AsOf));
    }

    [Fact]
    public async Task Another_server_that_takes_the_place_of_one_is_read_anew()
    {
        await DaemonAsync("Alpha", Alien);
        var beta = await DaemonAsync("Beta", Alien, Emma);
        var fleet = await FleetAsync();
        var index = await IndexAsync(fleet);
        var other = Use(await Testing.TestServer.StartAsync("Other"));
        await FillAsync(other, Alien, Ran);
        await beta.StopAsync();

        List.Update("Beta", new("Beta", "127.0.0.1", other.Endpoint.Port));

        var snapshot = await UntilAsync(index, snapshot => Movies(snapshot).Contains("ran: Lacks Has"));
        Assert.Equal(["alien: Has Has", "ran: Lacks Has"], Movies(snapshot));
    }

    [Fact]
    public async Task A_paused_server_is_not_known_by_now_and_one_that_left_the_list_is_gone()
    {
        await DaemonAsync("Alpha", Alien);
        await DaemonAsync("Beta", Emma);
        var index = await IndexAsync(await FleetAsync());
        var entry = List.Find("Beta")!;

        List.Update("Beta", entry with { Paused = true });

        var paused = await UntilAsync(index, snapshot => Server(snapshot, "Beta") is { State: CatalogueServerState.Stale, Reason: "paused" });
        Assert.Equal(["alien: Has Unknown", "emma: Lacks Has"], Movies(paused));

        List.Update("Beta", entry);
        await UntilAsync(index, snapshot => Movies(snapshot)[0] is "alien: Has Lacks");
        List.Remove("Beta");

        var gone = await UntilAsync(index, snapshot => snapshot.Servers.Count == 1 && snapshot.Movies == 1);
        Assert.Equal(["alien: Has"], Movies(gone));
        Assert.Equal([MovieKinds.Alone], gone.In(MovieOrder.Title).Select(row => row.Kinds));
    }

    [Fact]
    public async Task Large_imports_while_everything_is_read_and_afterwards_lose_nothing()
    {
        // What is imported sorts before what is there, so it comes behind the place that the pages have reached.
        var alpha = await DaemonAsync("Alpha", Films(9_000, 6_000));
        var beta = await DaemonAsync("Beta", Films(9_000, 6_000));
        var fleet = await FleetAsync();
        var index = Use(new CatalogueIndex(fleet));
        await UntilAsync(index, snapshot => snapshot.Servers.Count == 2 && snapshot.Servers.All(server => server.State == CatalogueServerState.Current || server.Reading?.Records > 0));
        await Task.WhenAll(FillAsync(alpha, Films(3_000, 6_000)), FillAsync(beta, Films(0, 6_000)));

        await UntilAsync(index, snapshot => snapshot is { Movies: 15_000, IsReady: true });
        await index.ReadAgainAsync(Token);
        await FillAsync(alpha, Films(0, 3_000));

        var snapshot = await UntilAsync(index, snapshot => snapshot.Figures.Of(MovieKinds.Agrees) == 12_000 && snapshot.Servers.All(server => server.Reading is null));
        Assert.Equal((15_000, 27_000), (snapshot.Movies, snapshot.Figures.Records));
        Assert.Equal(3_000, snapshot.Figures.Of(MovieKinds.OnlyOne));
    }

    [Fact]
    public async Task A_fleet_without_servers_is_ready_and_empty()
    {
        var index = await IndexAsync(await FleetAsync());

        Assert.Equal((0, 0), (index.Current.Movies, index.Current.Servers.Count));
    }
}
