using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;
using static MovieNet.Testing.TestRecords;

namespace MovieNet.Tests.Federation.Asking;

public class MovieFinderTests : FleetTest
{
    private static readonly Movie Amelie = new() { Title = "Amélie", Year = 2001, ImdbId = "tt0211915" };

    [Fact]
    public async Task A_movie_is_found_under_whatever_title_each_server_has_it()
    {
        await DaemonAsync("Alpha", Amelie);
        await DaemonAsync("Beta", Amelie with { Title = "Le Fabuleux Destin d'Amélie Poulain" });
        await DaemonAsync("Gamma", new Movie { Title = "Le fabuleux destin d'Amélie Poulain", Year = 2001 });
        await DaemonAsync("Delta");

        var found = await new MovieFinder(await FleetAsync()).FindAsync(new("Amelie"), cancellationToken: Token);

        var movie = Assert.Single(found.Movies);
        Assert.True(found.IsComplete);
        Assert.Equal([Presence.Has, Presence.Has, Presence.Has, Presence.Lacks], Presences(movie));
    }

    [Fact]
    public async Task A_remake_is_another_movie_and_the_year_says_which_is_meant()
    {
        await DaemonAsync("Alpha", new Movie { Title = "Solaris", Year = 1972 }, new Movie { Title = "Solaris", Year = 2002 });
        var finder = new MovieFinder(await FleetAsync());

        Assert.Equal(2, (await finder.FindAsync(new("Solaris"), cancellationToken: Token)).Movies.Count);
        Assert.Equal(2002, Assert.Single((await finder.FindAsync(new("Solaris", 2002), cancellationToken: Token)).Movies).Year);
    }

    [Fact]
    public async Task A_server_is_asked_until_it_answers_and_lacks_a_movie_only_when_it_has_answered_everything()
    {
        var (byTitle, byId) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = Scripted("Slow");
        slow.Always("movies.get", request => Script.After(request.Parameters.ContainsKey("imdbId") ? byId.Task : byTitle.Task, Script.Result(Found()))(request));
        await DaemonAsync("Alpha", Amelie);
        await Scripted("Down").StopAsync();
        var steps = new List<(int Answered, Presence[] Presences)>();

        var finding = new MovieFinder(await FleetAsync()).FindAsync(new("Amélie"), found =>
        {
            if (found.Movies is [var movie])
            {
                lock (steps)
                {
                    steps.Add((found.Servers.Count(server => server.Presence != Presence.Asking), Presences(movie)));
                }

                Assert.False(found.IsComplete);
                Assert.Empty(movie.Inconsistencies);
                byTitle.TrySetResult();
            }
        }, Token);
        await slow.ReceivedAsync("movies.get", 2);

        // Its answer to the title came; that to the id, by which it could have the movie under another title, did not.
        Assert.All(steps, step => Assert.Equal(Presence.Asking, step.Presences[0]));
        Assert.Contains(steps, step => step.Answered == 3);
        byId.SetResult();
        var found = await finding;
        Assert.Equal([Presence.Lacks, Presence.Has, Presence.Unknown], Presences(Assert.Single(found.Movies)));
        Assert.Equal("connection refused", found.Silent["Down"]);
    }

    [Fact]
    public async Task A_server_that_goes_before_it_has_answered_everything_is_not_known()
    {
        var going = Scripted("Going");
        going.Next("movies.get", Script.Result(Found()), Script.Close);
        await DaemonAsync("Alpha", Amelie);

        var found = await new MovieFinder(await FleetAsync()).FindAsync(new("Amélie"), cancellationToken: Token);

        Assert.Equal([Presence.Unknown, Presence.Has], Presences(Assert.Single(found.Movies)));
    }

    [Fact]
    public async Task What_nobody_has_is_lacking_where_it_was_answered_and_not_known_elsewhere()
    {
        await DaemonAsync("Alpha");
        await Scripted("Down").StopAsync();

        var found = await new MovieFinder(await FleetAsync()).FindAsync(new("Amélie", 2001, "tt0211915"), cancellationToken: Token);

        Assert.Empty(found.Movies);
        Assert.Equal([Presence.Lacks, Presence.Unknown], found.Servers.Select(server => server.Presence));
    }

    private static Presence[] Presences(MergedMovie movie) => [.. movie.Servers.Select(server => server.Presence)];
}
