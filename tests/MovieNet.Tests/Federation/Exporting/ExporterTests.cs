using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;
using MovieNet.Tests.Federation.Importing;

namespace MovieNet.Tests.Federation.Exporting;

public sealed class ExporterTests : ImportFileTest
{
    private readonly TempFolder home = new();
    private readonly StateDatabase database;

    public ExporterTests() => database = new(home.Path);

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    protected override void Dispose(bool disposing) => home.Dispose();

    [Theory]
    [InlineData(ExportFormat.Csv, "films.csv")]
    [InlineData(ExportFormat.JsonLines, "films.jsonl")]
    public async Task An_export_that_is_imported_into_an_empty_server_is_exported_as_the_same_bytes(ExportFormat format, string name)
    {
        await using var one = await TestServer.StartAsync(limits: ServerLimits.Default with { PageRecords = 70 });
        await using var other = await TestServer.StartAsync();
        await using var fleet = FleetOf(one, other);
        await ImportAsync(fleet, "One", AwkwardMovies.Make(seed: 4711, count: 1_500));
        var exported = await ExportAsync(fleet, "One", format);

        var file = await OpenAsync(name, exported);
        var counts = await ImportAsync(fleet, "Other", file.ReadAsync(Stop));

        Assert.Equal(new ImportCounts(one.Number("SELECT count(*) FROM movie"), 0, 0, 0), counts);
        Assert.Equal(exported, await ExportAsync(fleet, "Other", format));
    }

    [Fact]
    public async Task The_order_depends_on_nothing_but_the_movies()
    {
        Movie[] movies =
        [
            new() { Title = "Alien" }, new() { Title = "Emma", Year = 1996, ImdbId = "tt0116191" }, new() { Title = "EMMA", Year = 1996, ImdbId = "tt0118308" },
            new() { Title = "Emma", Year = 2020 }, new() { Title = "The Emma" }, new() { Title = "Ran", Year = 1985 }, new() { Title = "A Zebra", Year = 1950 },
        ];
        await using var one = await TestServer.StartAsync(limits: ServerLimits.Default with { PageRecords = 2 });
        await using var other = await TestServer.StartAsync();
        await using var fleet = FleetOf(one, other);
        await ImportAsync(fleet, "One", movies.Reverse());
        await ImportAsync(fleet, "Other", [movies[3], movies[1], movies[6], movies[2], movies[0], movies[5], movies[4]]);

        Assert.Equal(movies, await ReadAsync(fleet, "One", new()));
        Assert.Equal(movies, await ReadAsync(fleet, "Other", new()));
    }

    [Fact]
    public async Task Filters_narrow_it()
    {
        await using var one = await TestServer.StartAsync();
        await using var fleet = FleetOf(one);
        await ImportAsync(fleet, "One",
        [
            new() { Title = "Alien", Year = 1979, Genres = ["Horror"], Directors = ["Ridley Scott"] }, new() { Title = "Aliens", Year = 1986, Genres = ["Action"] },
            new() { Title = "Ran", Year = 1985, Genres = ["War"] },
        ]);

        Assert.Equal(["Alien", "Aliens"], (await ReadAsync(fleet, "One", new() { Words = "alie" })).Select(movie => movie.Title));
        Assert.Equal(["Aliens", "Ran"], (await ReadAsync(fleet, "One", new() { YearFrom = 1985, YearTo = 1986 })).Select(movie => movie.Title));
        Assert.Equal(["Ran"], (await ReadAsync(fleet, "One", new() { Genre = "war" })).Select(movie => movie.Title));
        Assert.Equal(["Alien"], (await ReadAsync(fleet, "One", new() { Words = "alien", Person = "Ridley Scott" })).Select(movie => movie.Title));
    }

    [Fact]
    public async Task It_goes_on_where_it_was_when_the_server_is_started_again_in_the_middle()
    {
        await using var server = await RunningServer.StartAsync("One", [.. Enumerable.Range(0, 3_000).Select(i => new Movie { Title = FormattableString.Invariant($"Film {i:0000}") })]);
        new ServerList(database).Add(new("One", "127.0.0.1", server.Port));
        await using var fleet = new Fleet(database);
        var movies = new List<Movie>();

        await foreach (var page in new Exporter(fleet).ExportAsync("One", new(), Stop))
        {
            Assert.Equal(3_000, page.Total);
            movies.AddRange(page.Movies);
            await server.KillAsync();
            await server.StartAgainAsync();
        }

        Assert.Equal(Enumerable.Range(0, 3_000).Select(i => FormattableString.Invariant($"Film {i:0000}")), movies.Select(movie => movie.Title));
    }

    [Fact]
    public async Task A_server_that_stays_away_is_given_up()
    {
        await using var one = await TestServer.StartAsync(limits: ServerLimits.Default with { PageRecords = 1 });
        await using var fleet = FleetOf(one);
        await ImportAsync(fleet, "One", [new() { Title = "Alien" }, new() { Title = "Ran" }]);

        var ended = await Assert.ThrowsAsync<NoAnswerException>(async () =>
        {
            var exporter = new Exporter(fleet) { Patience = new(TimeSpan.FromMilliseconds(600)) };
            await foreach (var page in exporter.ExportAsync("One", new(), Stop))
            {
                await one.StopAsync();
            }
        });

        Assert.StartsWith("One stopped answering and was waited for 0.6 s: ", ended.Message, StringComparison.Ordinal);
    }

    private Fleet FleetOf(TestServer one, TestServer? other = null)
    {
        var list = new ServerList(database);
        list.Add(new("One", "127.0.0.1", one.Endpoint.Port));
        if (other is not null)
        {
            list.Add(new("Other", "127.0.0.1", other.Endpoint.Port));
        }

        return new(database);
    }

    private static Task<ImportCounts> ImportAsync(Fleet fleet, string server, IEnumerable<Movie> movies) =>
        ImportAsync(fleet, server, movies.Select((movie, index) => new ImportRecord(index + 1, movie.Title, movie, [])).ToAsyncEnumerable());

    private static async Task<ImportCounts> ImportAsync(Fleet fleet, string server, IAsyncEnumerable<ImportRecord> records)
    {
        var counts = new ImportCounts(0, 0, 0, 0);
        await foreach (var step in new Importer(fleet).ImportAsync(server, records, replace: false, Stop))
        {
            counts += step.Counts;
        }

        return counts;
    }

    private static async Task<IReadOnlyList<Movie>> ReadAsync(Fleet fleet, string server, ExportFilter filter)
    {
        var movies = new List<Movie>();
        await foreach (var page in new Exporter(fleet).ExportAsync(server, filter, Stop))
        {
            movies.AddRange(page.Movies);
        }

        return movies;
    }

    private static async Task<byte[]> ExportAsync(Fleet fleet, string server, ExportFormat format)
    {
        var stream = new MemoryStream();
        await using (var writer = MovieWriter.To(stream, format))
        {
            await writer.WriteAsync(await ReadAsync(fleet, server, new()), Stop);
        }

        return stream.ToArray();
    }
}
