using Microsoft.Data.Sqlite;
using MovieNet.Failure.Checking;
using MovieNet.Failure.Running;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Failure;

/// <summary>That each broken invariant would be seen: what is told here is not so.</summary>
public sealed class InvariantTests(TrialFixture fixture) : IClassFixture<TrialFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_lost_doubled_or_was_never_noted_is_found()
    {
        await using var trial = await SettledAsync();
        var server = trial.Servers[0];
        var (lost, unnoted) = (Guid.NewGuid(), Guid.NewGuid());
        var log = ChangeCounts.Read(server.Daemon.Data, [trial.Steady.Actor]);
        var doubled = log.Requests.First();

        trial.Ledger.Tell(log.Server, lost, WriteOutcome.Written);
        await using (var client = await MovieClient.ConnectAsync("127.0.0.1", server.Daemon.Port, new() { Actor = trial.Steady.Actor }, Token))
        {
            await client.AddAsync(new() { Title = "Nobody noted this" }, unnoted, Token);
        }

        Double(server.Daemon.Data, doubled);

        var problems = trial.Check();
        Assert.Contains($"{lost} was told as Written and is in the change log 0 times", problems);
        Assert.Contains($"{unnoted} was written without having been noted before", problems);
        Assert.Contains($"{doubled} is in the change log 2 times", problems);
    }

    [Fact]
    public void A_write_told_as_not_sent_that_is_there_is_found_and_the_contradiction_too()
    {
        var ledger = new Ledger();
        var written = fixture.Trial.Ledger.Writes.First(write => write.Outcome == WriteOutcome.Written);

        ledger.Tell(written.Server, written.Request, WriteOutcome.NotSent);
        ledger.Tell(written.Server, written.Request, WriteOutcome.Written);
        ledger.Tell(written.Server, written.Request, WriteOutcome.NotSent);

        Assert.Contains($"{written.Request} was told as NotSent and later as Written", ledger.Contradictions);
        var problems = new Invariants(ledger).Check([.. fixture.Trial.Servers.Select(server => server.Daemon)], [], [fixture.Trial.Steady, fixture.Trial.Victim]);
        Assert.Contains($"{written.Request} was told as NotSent and is in the change log 1 times", problems);
    }

    [Fact]
    public void A_write_to_a_server_that_only_stood_in_the_place_is_found()
    {
        var trial = fixture.Trial;
        var problems = new Invariants(trial.Ledger).Check(
            [.. trial.Servers.Select(server => server.Daemon)], [trial.Servers[0].Daemon], [trial.Steady, trial.Victim]);

        Assert.NotEmpty(problems);
        Assert.All(problems.SkipLast(1), problem => Assert.EndsWith("was written to another server than the one that was met", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Memory_may_rise_a_little_and_not_much()
    {
        var level = new MemoryLevel();

        Assert.Null(level.Take(10));
        Assert.Null(level.Take(14));
        Assert.Equal("memory was 10.0 MiB and is 14.6 MiB at rest", level.Take(14.6));
    }

    private static void Double(string data, Guid request)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = data, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO change (at, kind, movie_id, before, after, request_id, who) SELECT at, kind, movie_id, before, after, request_id, who FROM change WHERE request_id = $id";
        command.Parameters.AddWithValue("$id", request.ToByteArray(bigEndian: true));
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private static async Task<Trial> SettledAsync()
    {
        var trial = await Trial.StartAsync(seed: 5, isQuick: true);
        await trial.Steady.ReceiptsAsync(3);
        await trial.SettleAsync();
        return trial;
    }
}
