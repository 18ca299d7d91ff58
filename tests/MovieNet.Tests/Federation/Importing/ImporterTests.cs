using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation.Importing;

public sealed class ImporterTests : IDisposable
{
    private readonly TempFolder home = new();
    private readonly StateDatabase database;

    public ImporterTests() => database = new(home.Path);

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Records_go_in_and_every_bad_one_is_reported_by_its_number()
    {
        await using var server = await TestServer.StartAsync();
        await using var fleet = FleetOf(server.Endpoint.Port);

        var steps = await ImportAsync(fleet, [Good(2, "Alien"), Bad(3), Good(4, "Ran"), Good(5, "alien")]);

        Assert.Equal(new ImportCounts(Added: 2, Replaced: 0, Skipped: 1, Rejected: 1), Total(steps));
        Assert.Equal([3], steps.SelectMany(step => step.Rejected).Select(record => record.Number));
        Assert.Equal(2, server.Number("SELECT count(*) FROM change"));
    }

    [Fact]
    public async Task What_the_server_refuses_is_reported_by_the_number_in_the_file()
    {
        await using var server = await TestServer.StartAsync();
        await using var fleet = FleetOf(server.Endpoint.Port);
        await ImportAsync(fleet, [Good(1, "Emma"), Good(2, "Clueless", "tt0112697")]);

        var steps = await ImportAsync(fleet, [Good(7, "Ran"), Good(8, "Emma", "tt0112697")], replace: true);

        var rejected = Assert.Single(steps.SelectMany(step => step.Rejected));
        Assert.Equal((8, "Emma"), (rejected.Number, rejected.Title));
        Assert.NotEmpty(rejected.Problems);
    }

    [Fact]
    public async Task Existing_records_are_replaced_when_asked()
    {
        await using var server = await TestServer.StartAsync();
        await using var fleet = FleetOf(server.Endpoint.Port);
        await ImportAsync(fleet, [Good(1, "Alien"), Good(2, "Ran")]);

        var steps = await ImportAsync(fleet, [Good(1, "ALIEN"), Good(2, "Ran")], replace: true);

        Assert.Equal(new ImportCounts(Added: 0, Replaced: 1, Skipped: 1, Rejected: 0), Total(steps));
    }

    [Fact]
    public async Task Batches_keep_within_the_limits_of_the_server()
    {
        await using var server = await TestServer.StartAsync(limits: ServerLimits.Default with { LineBytes = 16 << 10, ImportRecords = 10 });
        await using var fleet = FleetOf(server.Endpoint.Port);
        var records = Enumerable.Range(1, 25).Select(i => Good(i, $"Film {i}"))
            .Concat(Enumerable.Range(26, 5).Select(i => Good(i, $"Long {i}", synopsis: new string('x', 5_000))))
            .Append(Good(31, "Too long", synopsis: string.Concat(Enumerable.Repeat("\U0001F3AC", 4_000))));

        var steps = await ImportAsync(fleet, [.. records]);

        Assert.Equal(new ImportCounts(Added: 30, Replaced: 0, Skipped: 0, Rejected: 1), Total(steps));
        Assert.True(steps.Count > 4);
        Assert.Equal([31], steps.SelectMany(step => step.Rejected).Select(record => record.Number));
    }

    [Fact]
    public async Task A_file_of_nothing_but_bad_records_is_reported_bit_by_bit()
    {
        await using var server = await TestServer.StartAsync(limits: ServerLimits.Default with { ImportRecords = 10 });
        await using var fleet = FleetOf(server.Endpoint.Port);

        var steps = await ImportAsync(fleet, [.. Enumerable.Range(1, 25).Select(i => Bad(i))]);

        Assert.Equal([10, 10, 5], steps.Select(step => step.Rejected.Count));
    }

    [Fact]
    public async Task Nothing_is_begun_with_a_server_that_does_not_answer()
    {
        await using var server = await TestServer.StartAsync();
        var port = server.Endpoint.Port;
        await server.StopAsync();
        await using var fleet = FleetOf(port);

        var refused = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(fleet, [Good(1, "Alien")]));

        Assert.Equal("Alpha does not answer: connection refused", refused.Message);
    }

    [Fact]
    public async Task What_stands_before_an_unreadable_place_goes_in()
    {
        await using var server = await TestServer.StartAsync();
        await using var fleet = FleetOf(server.Endpoint.Port);
        var steps = new List<ImportStep>();

        var ended = await Assert.ThrowsAsync<ImportException>(async () =>
        {
            await foreach (var step in new Importer(fleet).ImportAsync("Alpha", BrokenAsync(), replace: false, Xunit.TestContext.Current.CancellationToken))
            {
                steps.Add(step);
            }
        });

        Assert.Equal("films.csv: line 3 is no text", ended.Message);
        Assert.Equal(2, Total(steps).Added);
    }

    private static async IAsyncEnumerable<ImportRecord> BrokenAsync()
    {
        yield return Good(1, "Alien");
        yield return Good(2, "Ran");
        await Task.Yield();
        throw new ImportException(ImportFailure.File, "films.csv: line 3 is no text");
    }

    private Fleet FleetOf(int port)
    {
        new ServerList(database).Add(new("Alpha", "127.0.0.1", port));
        return new(database);
    }

    private static async Task<List<ImportStep>> ImportAsync(Fleet fleet, ImportRecord[] records, bool replace = false)
    {
        var steps = new List<ImportStep>();
        await foreach (var step in new Importer(fleet).ImportAsync("Alpha", Stream(records), replace, Xunit.TestContext.Current.CancellationToken))
        {
            steps.Add(step);
        }

        return steps;
    }

    private static IAsyncEnumerable<ImportRecord> Stream(ImportRecord[] records) => records.ToAsyncEnumerable();

    private static ImportRecord Good(long number, string title, string? imdbId = null, string? synopsis = null) =>
        new(number, title, new Movie { Title = title, ImdbId = imdbId, Synopsis = synopsis }, []);

    private static ImportRecord Bad(long number) => new(number, "Bad", null, [new("year", "must be a whole number")]);

    private static ImportCounts Total(IEnumerable<ImportStep> steps) => steps.Aggregate(new ImportCounts(0, 0, 0, 0), (sum, step) => sum + step.Counts);
}
