using Microsoft.Data.Sqlite;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;
using static MovieNet.Testing.TestRecords;

namespace MovieNet.Tests.Federation.Writing;

public sealed class BulkWriterTests : FleetTest
{
    private static readonly Movie Emma = new() { Title = "Emma", Year = 1996 };

    [Fact]
    public async Task Only_a_few_are_on_their_way_at_once_and_after_a_stop_the_rest_is_not_sent_and_not_noted()
    {
        var alpha = Scripted("Alpha");
        var release = new TaskCompletionSource();
        alpha.Always("movies.add", Script.After(release.Task, alpha.Do(new { movie = Record(1, Emma) })));
        var writer = Use(new Writer(await FleetAsync(), State));
        using var stop = new CancellationTokenSource();

        var running = new BulkWriter(writer).ApplyAsync(Adds("Alpha", alpha.ServerId, 60), stop.Token).ToListAsync(Token);
        await alpha.ReceivedAsync("movies.add", BulkWriter.AtOnce);
        Assert.Equal(BulkWriter.AtOnce, writer.Journal.Open().Count);
        await stop.CancelAsync();
        release.SetResult();
        var receipts = await running;

        Assert.Equal((BulkWriter.AtOnce, 60 - BulkWriter.AtOnce), (Count(receipts, WriteOutcome.Written), Count(receipts, WriteOutcome.NotSent)));
        Assert.All(receipts.Where(receipt => receipt.Outcome == WriteOutcome.NotSent), receipt => Assert.Equal("stopped before it was sent", receipt.Message));
        Assert.Equal(BulkWriter.AtOnce, alpha.Requests("movies.add").Count);
        Assert.Empty(writer.Journal.Open());
    }

    [Fact]
    public async Task A_server_that_does_not_answer_its_writes_holds_up_no_other()
    {
        var (alpha, beta) = (Scripted("Alpha"), Scripted("Beta"));
        alpha.Always("movies.add", Script.Silence);
        beta.Always("movies.add", beta.Do(new { movie = Record(1, Emma) }));
        var writer = Use(new Writer(await FleetAsync(), State));

        var receipts = await new BulkWriter(writer).ApplyAsync([.. Adds("Alpha", alpha.ServerId, 30), .. Adds("Beta", beta.ServerId, 30)], Token).Take(30).ToListAsync(Token);

        Assert.All(receipts, receipt => Assert.Equal(("Beta", WriteOutcome.Written), (receipt.Write.Server, receipt.Outcome)));
    }

    [Fact]
    public async Task A_writer_that_was_stopped_notes_and_sends_nothing_more()
    {
        var alpha = Scripted("Alpha");
        var writer = new Writer(await FleetAsync(), State);
        await writer.DisposeAsync();

        var receipts = await new BulkWriter(writer).ApplyAsync(Adds("Alpha", alpha.ServerId, 3), Token).ToListAsync(Token);

        Assert.Equal(3, Count(receipts, WriteOutcome.NotSent));
        Assert.Equal(0, writer.Journal.CountOpen());
        Assert.Empty(alpha.Requests("movies.add"));
    }

    [Fact]
    public async Task What_cannot_be_noted_on_disk_is_not_sent_and_says_so()
    {
        var alpha = Scripted("Alpha");
        var writer = Use(new Writer(await FleetAsync(), State));
        await using (var connection = new SqliteConnection($"Data Source={State.File}"))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "DROP TABLE write";
            await command.ExecuteNonQueryAsync(Token);
        }

        var receipts = await new BulkWriter(writer).ApplyAsync(Adds("Alpha", alpha.ServerId, 3), Token).ToListAsync(Token);

        Assert.All(receipts, receipt => Assert.StartsWith("it could not be noted on disk first", receipt.Message, StringComparison.Ordinal));
        Assert.Equal(3, Count(receipts, WriteOutcome.NotSent));
        Assert.Empty(alpha.Requests("movies.add"));
    }

    private static int Count(IEnumerable<Receipt> receipts, WriteOutcome outcome) => receipts.Count(receipt => receipt.Outcome == outcome);

    private static PlannedAdd[] Adds(string name, Guid server, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new PlannedAdd(name, server, Guid.NewGuid(), Emma))];
}
