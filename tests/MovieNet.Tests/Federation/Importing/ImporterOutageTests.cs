using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation.Importing;

public sealed class ImporterOutageTests : IDisposable
{
    private static readonly ServerLimits OneByOne = ServerLimits.Default with { ImportRecords = 1 };

    private readonly TempFolder home = new();
    private readonly StateDatabase database;

    public ImporterOutageTests() => database = new(home.Path);

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Several_batches_are_on_their_way_at_once()
    {
        await using var server = new ScriptedServer();
        var answering = new TaskCompletionSource();
        server.Always("movies.import", Script.After(answering.Task, Answer()));
        await using var fleet = FleetOf(server.Port);

        var importing = ImportAsync(fleet, Records(10_000));
        await server.ReceivedAsync("movies.import", count: 4);
        answering.SetResult();

        Assert.Equal(10_000, Total(await importing).Added);
        Assert.Equal(20, server.Requests("movies.import").Select(request => request.RequestId).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_batch_whose_answer_was_lost_is_asked_again_and_written_once()
    {
        await using var server = await TestServer.StartAsync();
        await using var cut = new LostAnswer(server.Endpoint, "\"added\"");
        await using var fleet = FleetOf(cut.Port);

        var steps = await ImportAsync(fleet, Records(2));

        Assert.Equal(1, cut.Lost);
        Assert.Equal(new ImportCounts(Added: 2, Replaced: 0, Skipped: 0, Rejected: 0), Total(steps));
        Assert.Equal(2, server.Changes().Count);
        Assert.Single(server.Changes().Select(change => (string?)change["request_id"]).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task When_the_connection_breaks_all_that_was_on_its_way_is_asked_again_in_order_with_the_same_ids()
    {
        await using var server = new ScriptedServer();
        var six = new TaskCompletionSource();
        // The third closes the connection, when six have come: two are answered, four are not.
        server.Next("movies.import", Answer(), Answer(), Script.After(six.Task, Script.Close), Script.Silence, Script.Silence, Script.Silence);
        server.Always("movies.import", Answer());
        await using var fleet = FleetOf(server.Port);

        var importing = ImportAsync(fleet, Records(5_000));
        await server.ReceivedAsync("movies.import", count: 6);
        six.SetResult();
        var steps = await importing;

        Assert.Equal(5_000, Total(steps).Added);
        var requests = server.Requests("movies.import");
        var ids = requests.Select(request => request.RequestId).ToList();
        var again = ids.LastIndexOf(ids[2]);
        Assert.True(again >= 6);
        Assert.Equal(ids[2..6], ids[again..(again + 4)]);
        Assert.Equal(10, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("Film 1000", (string?)requests[again].Parameters["movies"]![0]!["title"]);
    }

    [Fact]
    public async Task A_daemon_that_is_killed_and_started_again_has_every_record_once()
    {
        await using var server = await RunningServer.StartAsync("Alpha");
        await using var fleet = FleetOf(server.Port);
        var told = new List<string>();
        var importer = new Importer(fleet) { Patience = Patience.Default with { Away = _ => told.Add("away"), Back = () => told.Add("back") } };
        var counts = new ImportCounts(0, 0, 0, 0);
        var kills = 0;

        await foreach (var step in importer.ImportAsync("Alpha", Records(15_000).ToAsyncEnumerable(), replace: false, Stop))
        {
            counts += step.Counts;
            if (kills < 3 && counts.Added > kills * 2_000)
            {
                kills++;
                await server.KillAsync();
                await server.StartAgainAsync();
            }
        }

        Assert.Equal(new ImportCounts(Added: 15_000, Replaced: 0, Skipped: 0, Rejected: 0), counts);
        await using var client = await server.ConnectAsync();
        var status = await client.StatusAsync(Stop);
        Assert.Equal((15_000, 15_000), (status.Movies, status.LastChange));
        Assert.Equal(["away", "back", "away", "back", "away", "back"], told);
    }

    [Fact]
    public async Task A_server_that_stays_away_is_given_up_with_what_went_in_reported()
    {
        await using var server = await TestServer.StartAsync(limits: OneByOne);
        await using var fleet = FleetOf(server.Endpoint.Port);
        var steps = new List<ImportStep>();

        var ended = await Assert.ThrowsAsync<ImportException>(async () =>
        {
            var importer = new Importer(fleet) { Patience = new(TimeSpan.FromMilliseconds(600)) };
            await foreach (var step in importer.ImportAsync("Alpha", Records(50).ToAsyncEnumerable(), replace: false, Stop))
            {
                steps.Add(step);
                await server.StopAsync();
            }
        });

        Assert.Equal(ImportFailure.NoAnswer, ended.Failure);
        Assert.StartsWith("Alpha stopped answering and was waited for 0.6 s: ", ended.Message, StringComparison.Ordinal);
        Assert.Contains("Not known is whether what was on its way went in (", ended.Message, StringComparison.Ordinal);
        Assert.InRange(Total(steps).Added, 1, 49);
        await server.RestartAsync();
        Assert.InRange(server.Number("SELECT count(*) FROM movie"), Total(steps).Added, 49);
    }

    [Fact]
    public async Task A_refusal_ends_the_import_and_what_went_in_behind_it_is_reported()
    {
        await using var server = new ScriptedServer();
        server.Next("movies.import", Answer(), Script.Error(ErrorCode.StorageFailure, "the disk is full"));
        server.Always("movies.import", Answer());
        await using var fleet = FleetOf(server.Port);
        var steps = new List<ImportStep>();

        var ended = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(fleet, Records(20_000), steps));

        Assert.Equal((ImportFailure.Refused, "Alpha refused: the disk is full"), (ended.Failure, ended.Message));
        Assert.Equal(500 * (server.Requests("movies.import").Count - 1), Total(steps).Added);
        Assert.True(server.Requests("movies.import").Count < 40);
    }

    [Fact]
    public async Task Another_server_under_the_same_name_gets_nothing_of_an_import_that_was_begun()
    {
        await using var server = new ScriptedServer();
        await using var other = await TestServer.StartAsync();
        server.Always("movies.import", Script.Silence);
        await using var fleet = FleetOf(server.Port);

        var importing = ImportAsync(fleet, Records(3), patience: TimeSpan.FromSeconds(2));
        await server.ReceivedAsync("movies.import");
        new ServerList(database).Remove("Alpha");
        new ServerList(database).Add(new("Alpha", "127.0.0.1", other.Endpoint.Port));
        await fleet.RefreshAsync();

        var ended = await Assert.ThrowsAsync<ImportException>(() => importing);
        Assert.Contains("another server has its name now", ended.Message, StringComparison.Ordinal);
        Assert.Equal(0, other.Number("SELECT count(*) FROM movie"));
    }

    private Fleet FleetOf(int port)
    {
        new ServerList(database).Add(new("Alpha", "127.0.0.1", port));
        return new(database);
    }

    private static Scripted Answer() => Script.Result(new ImportResult(500, 0, 0, []));

    private static IEnumerable<ImportRecord> Records(int count) =>
        Enumerable.Range(0, count).Select(i => new ImportRecord(i + 1, $"Film {i}", new Movie { Title = $"Film {i}" }, []));

    private static async Task<List<ImportStep>> ImportAsync(Fleet fleet, IEnumerable<ImportRecord> records, List<ImportStep>? steps = null, TimeSpan? patience = null)
    {
        steps ??= [];
        var importer = new Importer(fleet) { Patience = patience is { } time ? new(time) : Patience.Default };
        await foreach (var step in importer.ImportAsync("Alpha", records.ToAsyncEnumerable(), replace: false, Stop))
        {
            steps.Add(step);
        }

        return steps;
    }

    private static ImportCounts Total(IEnumerable<ImportStep> steps) => steps.Aggregate(new ImportCounts(0, 0, 0, 0), (sum, step) => sum + step.Counts);
}
