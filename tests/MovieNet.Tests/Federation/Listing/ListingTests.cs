using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;
using static MovieNet.Testing.TestRecords;

namespace MovieNet.Tests.Federation.Listing;

public class ListingTests : FleetTest
{
    [Fact]
    public async Task A_movie_known_under_titles_that_sort_far_apart_is_one_row_at_the_place_of_the_shown_title()
    {
        var french = new Movie { Title = "Le Fabuleux Destin d'Amélie Poulain", Year = 2001, ImdbId = "tt0211915" };
        await DaemonAsync("Alpha", french with { Title = "Amélie" }, new Movie { Title = "Brazil", Year = 1985 });
        await DaemonAsync("Beta", french);
        await DaemonAsync("Gamma", french, new Movie { Title = "Zulu", Year = 1964 });

        var rows = await ReadAsync(await FleetAsync());

        Assert.Equal(["Brazil", "Le Fabuleux Destin d'Amélie Poulain", "Zulu"], rows.Select(row => row.Title));
        Assert.Equal([Presence.Has, Presence.Has, Presence.Has], Presences(rows[1]));
        Assert.Equal([new Inconsistency.Differs(MovieField.Title)], rows[1].Inconsistencies);
    }

    [Fact]
    public async Task A_second_record_under_another_title_is_a_duplicate_and_no_second_row()
    {
        await DaemonAsync("Alpha", new Movie { Title = "The Hunt (Jagten)", Year = 2012 }, new Movie { Title = "Jagten", Year = 2012 });
        await DaemonAsync("Beta", new Movie { Title = "Jagten", Year = 2012 });

        var row = Assert.Single(await ReadAsync(await FleetAsync()));

        Assert.Equal("Jagten", row.Title);
        Assert.Contains(row.Inconsistencies, found => found is Inconsistency.Duplicate { Server: "Alpha" });
    }

    [Fact]
    public async Task A_page_full_of_one_title_is_read_to_its_end_before_it_is_merged()
    {
        var emmas = Enumerable.Range(1870, 231).Select(year => new Movie { Title = "Emma", Year = year }).ToArray();
        await DaemonAsync("Alpha", [new Movie { Title = "Brazil" }, .. emmas, new Movie { Title = "Zulu" }]);
        await DaemonAsync("Beta", [.. emmas.Reverse()]);

        var rows = await ReadAsync(await FleetAsync());

        Assert.Equal(["Brazil", .. emmas.Select(_ => "Emma"), "Zulu"], rows.Select(row => row.Title));
        Assert.All(rows.Where(row => row.Title is "Emma"), row => Assert.Equal([Presence.Has, Presence.Has], Presences(row)));
    }

    [Fact]
    public async Task While_a_server_is_awaited_the_others_rows_are_there_and_nothing_is_called_missing()
    {
        var goOn = new TaskCompletionSource();
        Scripted("Slow").Always("movies.list", Script.After(goOn.Task, Script.Result(new MoviePage([Record(9, "Emma", 1996)], null, 1, TotalIsMinimum: false))));
        await DaemonAsync("Alpha", new Movie { Title = "Emma", Year = 1996 });
        await DaemonAsync("Beta");
        var listing = new MovieListing(await FleetAsync(), null, MovieFilter.All);

        await listing.LoadAsync(50, () =>
        {
            if (listing.Servers.Count(server => server.IsAwaited) == 1 && !goOn.Task.IsCompleted)
            {
                var row = Assert.Single(listing.Rows);
                Assert.Equal([Presence.Asking, Presence.Has, Presence.Asking], Presences(row));
                Assert.Empty(row.Inconsistencies);
                goOn.SetResult();
            }
        }, Token);

        Assert.Equal([Presence.Has, Presence.Has, Presence.Lacks], Presences(Assert.Single(listing.Rows)));
    }

    [Fact]
    public async Task A_server_that_is_down_is_named_and_nothing_is_called_missing_on_it()
    {
        await DaemonAsync("Alpha", new Movie { Title = "Emma", Year = 1996 });
        await Scripted("Down").StopAsync();
        var fleet = await FleetAsync();
        var listing = new MovieListing(fleet, null, MovieFilter.All);

        await listing.LoadAsync(50, () => { }, Token);

        Assert.Equal("connection refused", listing.Servers[1].Silence);
        var row = Assert.Single(listing.Rows);
        Assert.Equal([Presence.Has, Presence.Unknown], Presences(row));
        Assert.Empty(row.Inconsistencies);
        Assert.Empty(await ReadAsync(fleet, MovieFilter.Missing));
        Assert.Empty(await ReadAsync(fleet, MovieFilter.OnlyOne));
    }

    [Fact]
    public async Task A_server_that_is_still_being_connected_to_is_part_of_the_list()
    {
        var introduce = new TaskCompletionSource();
        var late = Scripted("Late");
        late.Next("server.hello", request => Script.After(introduce.Task, Script.Result(
            new ServerHello(1, late.ServerId, "Late", "0", TitleKey.Version, ServerLimits.Default, [])))(request));
        late.Always("movies.list", Script.Result(new MoviePage([Record(1, "Emma", 1996)], null, 1, TotalIsMinimum: false)));
        await DaemonAsync("Alpha", new Movie { Title = "Emma", Year = 1996 });
        var listing = new MovieListing(Use(new Fleet(State, Patient)), null, MovieFilter.All);

        await listing.LoadAsync(50, () => introduce.TrySetResult(), Token);

        Assert.Equal([Presence.Has, Presence.Has], Presences(Assert.Single(listing.Rows)));
    }

    [Fact]
    public async Task A_server_that_dies_in_the_middle_of_the_list_is_not_known_from_there_on_and_nothing_it_told_is_lost()
    {
        var dying = Scripted("Dying");
        dying.Next(
            "movies.list",
            Script.Result(new MoviePage([Record(1, "Alien", 1979), Record(2, "Emma", 1996), Record(3, "Forbidden Games", 1952, "tt0043686")], "more", 900, TotalIsMinimum: false)),
            Script.Close);
        await DaemonAsync("Alpha", new Movie { Title = "Alien", Year = 1979 }, new Movie { Title = "Ran", Year = 1985 }, new Movie { Title = "Zulu", Year = 1964 });
        var fleet = await FleetAsync(Patient with { HeartbeatInterval = TimeSpan.FromHours(1) });
        dying.Always("server.hello", Script.Silence); // It does not come back.
        var listing = new MovieListing(fleet, null, MovieFilter.All);

        while (listing.HasMore)
        {
            await listing.LoadAsync(50, () => { }, Token);
        }

        Assert.NotNull(listing.Servers[0].Silence);
        Assert.Equal(["Alien", "Emma", "Forbidden Games", "Ran", "Zulu"], listing.Rows.Select(row => row.Title));
        Assert.Equal([Presence.Unknown, Presence.Has], Presences(listing.Rows[3]));
        Assert.DoesNotContain(listing.Rows, row => row.Inconsistencies.OfType<Inconsistency.Missing>().Any(missing => missing.Servers.Contains("Dying")));
    }

    [Fact]
    public async Task A_movie_whose_place_comes_later_is_not_lost_when_the_servers_that_put_it_there_are_gone_by_then()
    {
        var amelie = new Movie { Title = "Zz Amélie", Year = 2001, ImdbId = "tt0211915" };
        var french = amelie with { Title = "Amélie" };
        var (one, two) = (Scripted("One"), Scripted("Two"));
        foreach (var (server, id) in new[] { (one, 1), (two, 2) })
        {
            server.Next("movies.list", Script.Result(new MoviePage([Record(id + 10, "Brazil", 1985)], "more", 2, TotalIsMinimum: false)), Script.Close);
            server.Next("movies.get", Script.Result(Found(Record(id, amelie))), Script.Result(Found(Record(id, amelie))));
            server.Always("movies.get", Script.Result(Found(Record(id, amelie))));
        }

        await DaemonAsync("Alpha", french);
        var fleet = await FleetAsync(Patient with { HeartbeatInterval = TimeSpan.FromHours(1) });
        one.Always("server.hello", Script.Silence);
        two.Always("server.hello", Script.Silence);

        var rows = await ReadAsync(fleet);

        Assert.Equal(["Brazil", "Zz Amélie"], rows.Select(row => row.Title));
        Assert.Equal([Presence.Has, Presence.Has, Presence.Has], Presences(rows[1]));
    }

    [Fact]
    public async Task The_list_begins_where_it_is_told_to()
    {
        await DaemonAsync("Alpha", new Movie { Title = "Alien" }, new Movie { Title = "The Emma" }, new Movie { Title = "Zulu" });

        var listing = new MovieListing(await FleetAsync(), null, MovieFilter.All, "EMMA");
        await listing.LoadAsync(50, () => { }, Token);

        Assert.Equal(["The Emma", "Zulu"], listing.Rows.Select(row => row.Title));
    }

    [Fact]
    public async Task A_list_of_no_servers_is_empty_and_at_its_end()
    {
        var listing = new MovieListing(await FleetAsync(), null, MovieFilter.All);

        await listing.LoadAsync(50, () => { }, Token);

        Assert.Empty(listing.Rows);
        Assert.False(listing.HasMore);
    }

    private static async Task<IReadOnlyList<MergedMovie>> ReadAsync(Fleet fleet, MovieFilter filter = MovieFilter.All)
    {
        var listing = new MovieListing(fleet, null, filter);
        while (listing.HasMore)
        {
            await listing.LoadAsync(50, () => { }, Token);
        }

        return listing.Rows;
    }

    private static Presence[] Presences(MergedMovie movie) => [.. movie.Servers.Select(server => server.Presence)];
}
