using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;
using static MovieNet.Testing.TestRecords;

namespace MovieNet.Tests.Federation.Exporting;

public sealed class ListExporterTests : FleetTest
{
    private static readonly Movie Alien = new() { Title = "Alien", Year = 1979, RuntimeMinutes = 117 };
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985 };

    [Fact]
    public async Task The_movies_of_the_list_come_in_its_order_with_the_majoritys_values()
    {
        var many = Enumerable.Range(0, 350).Select(i => new Movie { Title = FormattableString.Invariant($"Film {i:000}") }).ToArray();
        await DaemonAsync("Alpha", [Alien with { RuntimeMinutes = 116 }, .. many]);
        await DaemonAsync("Beta", Alien, Ran);
        await DaemonAsync("Gamma", Alien);
        var exporter = new ListExporter(new(await FleetAsync(), null, MovieFilter.All) { Lane = Lane.Bulk }, valuesOf: null);

        var movies = await ReadAsync(exporter);

        Assert.Equal([Alien, .. many, Ran], movies);
        Assert.Equal(["Alpha", "Beta", "Gamma"], exporter.Of);
        Assert.Empty(exporter.Without);
    }

    [Fact]
    public async Task One_servers_values_are_its_own_records_of_the_movies_shown()
    {
        await DaemonAsync("Alpha", Alien with { RuntimeMinutes = 116 }, Ran);
        await DaemonAsync("Beta", Alien, Ran);
        await DaemonAsync("Gamma", Alien);
        var fleet = await FleetAsync();

        Assert.Equal([Alien with { RuntimeMinutes = 116 }], await ReadAsync(new(new(fleet, null, MovieFilter.Differs), "Alpha")));
        Assert.Empty(await ReadAsync(new(new(fleet, "ran", MovieFilter.All), "Gamma")));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_and_the_others_movies_come()
    {
        await DaemonAsync("Alpha", Alien);
        var gone = await DaemonAsync("Beta", Ran);
        await gone.StopAsync();
        var fleet = await FleetAsync();
        var exporter = new ListExporter(new(fleet, null, MovieFilter.All), valuesOf: null);

        Assert.Equal([Alien], await ReadAsync(exporter));

        Assert.Equal(["Alpha"], exporter.Of);
        Assert.Equal(["Beta"], exporter.Without);
        var silent = await Assert.ThrowsAsync<NoAnswerException>(() => ReadAsync(new(new(fleet, null, MovieFilter.All), "Beta")));
        Assert.StartsWith("Beta does not answer: ", silent.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_server_nothing_is_exported()
    {
        var silent = await Assert.ThrowsAsync<NoAnswerException>(async () => await ReadAsync(new(new(await FleetAsync(), null, MovieFilter.All), valuesOf: null)));

        Assert.Equal("There is no server in the list", silent.Message);
    }

    [Fact]
    public async Task A_server_that_stops_answering_in_the_middle_ends_the_export()
    {
        var dying = Scripted("Dying");
        var first = Enumerable.Range(0, 150).Select(i => Record(i + 1, FormattableString.Invariant($"Film {i:000}"), 1979)).ToList();
        dying.Always("movies.get", Script.Result(new { movies = Array.Empty<object>() }));
        dying.Next("movies.list", Script.Result(new MoviePage(first, "more", 900, TotalIsMinimum: false)), Script.Close);
        var fleet = await FleetAsync(Patient with { HeartbeatInterval = TimeSpan.FromHours(1) });
        dying.Always("server.hello", Script.Silence); // It does not come back.
        var parts = new List<IReadOnlyList<Movie>>();

        var ended = await Assert.ThrowsAsync<NoAnswerException>(async () =>
        {
            await foreach (var part in new ListExporter(new(fleet, null, MovieFilter.All), valuesOf: null).ExportAsync(Token))
            {
                parts.Add(part);
            }
        });

        Assert.StartsWith("Dying stopped answering: ", ended.Message, StringComparison.Ordinal);
        Assert.Equal([100], parts.Select(part => part.Count));
    }

    private static async Task<List<Movie>> ReadAsync(ListExporter exporter)
    {
        var movies = new List<Movie>();
        await foreach (var part in exporter.ExportAsync(Token))
        {
            movies.AddRange(part);
        }

        return movies;
    }
}
