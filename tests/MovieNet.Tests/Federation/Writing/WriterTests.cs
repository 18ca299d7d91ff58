using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;
using static MovieNet.Testing.TestRecords;

namespace MovieNet.Tests.Federation.Writing;

public class WriterTests : FleetTest
{
    private static readonly Movie Emma = new() { Title = "Emma", Year = 1996 };

    private readonly ManualClock clock = new();

    [Fact]
    public async Task A_real_server_gives_each_write_its_receipt()
    {
        var alpha = await DaemonAsync("Alpha", Emma, new Movie { Title = "Clueless" }, new Movie { Title = "Ran" });
        var (writer, _) = await WriterAsync();
        var records = (await RecordsOfAsync(alpha)).ToDictionary(record => record.Movie.Title);
        PlannedWrite Edit(MovieRecord before, Movie movie) => new PlannedEdit("Alpha", alpha.ServerId, Guid.NewGuid(), before, movie);
        PlannedWrite Add(Movie movie) => new PlannedAdd("Alpha", alpha.ServerId, Guid.NewGuid(), movie);

        var added = await ApplyAsync(writer, Add(new Movie { Title = "Solaris" }));
        var exists = await ApplyAsync(writer, Add(Emma));
        var edited = await ApplyAsync(writer, Edit(records["Emma"], Emma with { RuntimeMinutes = 121 }));
        var conflict = await ApplyAsync(writer, Edit(records["Emma"], Emma with { RuntimeMinutes = 99 }));
        var same = await ApplyAsync(writer, Edit(edited.Record!, edited.Record!.Movie));
        var deleted = await ApplyAsync(writer, new PlannedDelete("Alpha", alpha.ServerId, Guid.NewGuid(), records["Ran"]));
        var gone = await ApplyAsync(writer, Edit(records["Ran"], new Movie { Title = "Ran", Year = 1985 }));
        var refused = await ApplyAsync(writer, Add(new Movie { Title = "Emma", Year = 3000, Rating = 11 }));

        Assert.Equal((WriteOutcome.Written, "Solaris", 1L), (added.Outcome, added.Record!.Movie.Title, added.Record.Version));
        Assert.Equal((WriteOutcome.AlreadyThere, records["Emma"]), (exists.Outcome, exists.Record));
        Assert.Equal((WriteOutcome.Written, 121, 2L), (edited.Outcome, edited.Record.Movie.RuntimeMinutes, edited.Record.Version));
        Assert.Equal((WriteOutcome.Conflict, edited.Record), (conflict.Outcome, conflict.Record));
        Assert.Equal((WriteOutcome.AlreadyThere, 2L), (same.Outcome, same.Record!.Version));
        Assert.Equal(WriteOutcome.Written, deleted.Outcome);
        Assert.Equal(WriteOutcome.NotThere, gone.Outcome);
        Assert.Equal(WriteOutcome.Refused, refused.Outcome);
        Assert.Equal(["movie.rating", "movie.year"], refused.Problems.Select(problem => problem.Field).Order());
        Assert.Empty(writer.Journal.Open());
    }

    [Fact]
    public async Task What_cannot_be_sent_and_what_fails_says_why()
    {
        var (down, paused, full) = (Scripted("Down"), Scripted("Paused"), Scripted("Full"));
        await down.StopAsync();
        List.Update("Paused", List.Find("Paused")! with { Paused = true });
        full.Always("movies.add", Script.Error(ErrorCode.StorageFailure, "the disk is full"));
        var (writer, _) = await WriterAsync();

        var receipts = await writer.ApplyAsync([Add("Down", down), Add("Paused", paused), Add("Full", full), Add("Nobody", down)], Token).ToListAsync(Token);

        Assert.Equal(
            [
                ("Down", WriteOutcome.NotSent, "connection refused"), ("Full", WriteOutcome.Failed, "the disk is full"),
                ("Nobody", WriteOutcome.NotSent, "not in the server list any more"), ("Paused", WriteOutcome.NotSent, "paused"),
            ],
            receipts.Select(receipt => (receipt.Write.Server, receipt.Outcome, receipt.Message)).Order());
        Assert.Empty(writer.Journal.Open());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_write_whose_answer_was_lost_is_unsure_until_it_is_known_and_is_done_once(bool wasDone)
    {
        var alpha = Scripted("Alpha");
        var done = alpha.Do(new { movie = Record(1, Emma) }, wasDone ? Script.Close : null);
        alpha.Next("movies.add", wasDone ? done : Script.Close);
        alpha.Always("movies.add", wasDone ? null : done);
        // By the real clock: the connection may be asked once more before its end was noticed, and that is tried again after a second.
        var (writer, _) = await WriterAsync(TimeProvider.System);
        var settled = Settled(writer);
        var write = Add("Alpha", alpha);

        var receipt = await ApplyAsync(writer, write);
        var known = await settled;

        Assert.Equal(WriteOutcome.Unsure, receipt.Outcome);
        Assert.False(receipt.IsFinal);
        Assert.Equal((WriteOutcome.Written, 1L), (known.Outcome, known.Record!.Id));
        Assert.Equal(write.RequestId, known.Write.RequestId);
        Assert.All(alpha.Requests("movies.add"), request => Assert.Equal(write.RequestId.ToString(), request.RequestId));
        Assert.Equal((2, 1), (alpha.Requests("movies.add").Count, alpha.WritesDone));
        Assert.Empty(writer.Journal.Open());
    }

    [Fact]
    public async Task A_repetition_that_fails_leaves_an_unsure_write_unsure()
    {
        var alpha = Scripted("Alpha");
        alpha.Next(
            "movies.add",
            alpha.Do(new { movie = Record(1, Emma) }, Script.Close),
            Script.Error(ErrorCode.StorageFailure, "the disk is full"),
            Script.Error(ErrorCode.Forbidden, "the token was taken back"));
        var (writer, _) = await WriterAsync();
        var settled = Settled(writer);

        await ApplyAsync(writer, Add("Alpha", alpha));
        while (await Task.WhenAny(settled, clock.TimerAsync(TimeSpan.FromSeconds(1))) != settled)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(WriteOutcome.Written, (await settled).Outcome);
        Assert.Equal((4, 1), (alpha.Requests("movies.add").Count, alpha.WritesDone));
    }

    [Fact]
    public async Task A_write_is_noted_on_disk_before_its_first_byte_is_sent()
    {
        var alpha = Scripted("Alpha");
        var write = Add("Alpha", alpha);
        IReadOnlyList<Guid> noted = [];
        alpha.Always("movies.add", request =>
        {
            noted = [.. new WriteJournal(new StateDatabase(Path.GetDirectoryName(State.File)!), clock).Open().Select(open => open.Write.RequestId)];
            return Script.Result(new { movie = Record(1, Emma) })(request);
        });
        var (writer, _) = await WriterAsync();

        await ApplyAsync(writer, write);

        Assert.Equal([write.RequestId], noted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_crashed_process_left_open_is_settled_by_the_next(bool wasDone)
    {
        var alpha = await DaemonAsync("Alpha");
        var write = new PlannedAdd("Alpha", alpha.ServerId, Guid.NewGuid(), Emma);
        new WriteJournal(State, clock).Note([write]);
        if (wasDone)
        {
            await using var crashed = await ConnectAsync(alpha);
            await crashed.AddAsync(Emma, write.RequestId, Token);
        }

        clock.Advance(TimeSpan.FromMinutes(1));
        var (writer, settled) = await SettlingAsync();
        var known = await settled;

        Assert.Equal((WriteOutcome.Written, 1L), (known.Outcome, known.Record!.Version));
        Assert.Single(await RecordsOfAsync(alpha));
        Assert.Empty(writer.Journal.Open());
    }

    [Fact]
    public async Task What_was_left_open_is_found_under_the_servers_new_name()
    {
        var alpha = Scripted("Alpha");
        alpha.Always("movies.add", alpha.Do(new { movie = Record(1, Emma) }));
        new WriteJournal(State, clock).Note([Add("Old name", alpha)]);
        clock.Advance(TimeSpan.FromMinutes(1));

        var (_, settled) = await SettlingAsync();

        Assert.Equal("Alpha", (await settled).Write.Server);
    }

    [Fact]
    public async Task A_write_older_than_servers_remember_is_not_repeated()
    {
        var alpha = Scripted("Alpha");
        alpha.Always("movies.add", alpha.Do(new { movie = Record(1, Emma) }));
        var (old, young) = (Add("Alpha", alpha), Add("Alpha", alpha));
        var journal = new WriteJournal(State, clock);
        journal.Note([old]);
        clock.Advance(TimeSpan.FromHours(23));
        journal.Note([young]);
        clock.Advance(TimeSpan.FromHours(1));

        var (_, settled) = await SettlingAsync();
        await settled;

        // The oldest comes first, so the old one was passed over.
        Assert.Equal(young.RequestId.ToString(), Assert.Single(alpha.Requests("movies.add")).RequestId);
        Assert.Equal(old.RequestId, Assert.Single(journal.Open()).Write.RequestId);
    }

    [Fact]
    public async Task What_another_process_has_only_just_noted_is_its_own_to_send()
    {
        var alpha = Scripted("Alpha");
        alpha.Always("movies.add", alpha.Do(new { movie = Record(1, Emma) }));
        var (theirs, left) = (Add("Alpha", alpha), Add("Alpha", alpha));
        var journal = new WriteJournal(State, clock);
        journal.Note([left]);
        clock.Advance(TimeSpan.FromMinutes(1));
        journal.Note([theirs]);

        var (writer, first) = await SettlingAsync();
        await first;
        await clock.TimerAsync(TimeSpan.FromSeconds(1));
        Assert.Single(alpha.Requests("movies.add"));

        // It was not crossed off for so long that its process must be gone.
        var settled = Settled(writer);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(theirs.RequestId, (await settled).Write.RequestId);
    }

    [Fact]
    public async Task What_was_noted_before_the_clock_was_set_back_is_asked_for_without_waiting_until_it_shows_that_time_again()
    {
        var alpha = Scripted("Alpha");
        alpha.Always("movies.add", alpha.Do(new { movie = Record(1, Emma) }));
        var left = Add("Alpha", alpha);
        var now = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromHours(1));
        new WriteJournal(State, clock).Note([left]);
        clock.Set(now);

        var (writer, _) = await WriterAsync();
        await clock.TimerAsync(TimeSpan.FromSeconds(1));
        Assert.Empty(alpha.Requests("movies.add"));

        var settled = Settled(writer);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(left.RequestId, (await settled).Write.RequestId);
    }

    [Fact]
    public async Task A_write_goes_on_when_nobody_waits_for_the_receipts_any_more_and_is_sent_once()
    {
        var (alpha, beta) = (Scripted("Alpha"), Scripted("Beta"));
        var goOn = new TaskCompletionSource();
        alpha.Always("movies.add", Script.After(goOn.Task, alpha.Do(new { movie = Record(1, Emma) })));
        beta.Always("movies.add", beta.Do(new { movie = Record(1, Emma) }));
        var (writer, fleet) = await WriterAsync();
        await foreach (var receipt in writer.ApplyAsync([Add("Alpha", alpha), Add("Beta", beta)], Token))
        {
            Assert.Equal("Beta", receipt.Write.Server);
            break;
        }

        // A write that an earlier process left on the same server is settled meanwhile; the one under way is left alone.
        var left = Add("Alpha", alpha);
        alpha.Next("movies.add", Script.Result(new { movie = Record(2, Emma) }));
        var settled = Settled(writer);
        new WriteJournal(State, new ManualClock()).Note([left]);
        clock.Advance(TimeSpan.FromMinutes(1));
        await fleet.RefreshAsync();
        Assert.Equal(left.RequestId, (await settled).Write.RequestId);
        Assert.Equal(2, alpha.Requests("movies.add").Count);

        goOn.SetResult();
        while (writer.Journal.Open().Count > 0)
        {
            await Task.Yield();
        }

        Assert.Equal((2, 1), (alpha.Requests("movies.add").Count, alpha.WritesDone));
    }

    [Fact]
    public async Task A_server_that_does_not_settle_holds_up_no_other()
    {
        var (alpha, beta) = (Scripted("Alpha"), Scripted("Beta"));
        alpha.Always("movies.add", Script.Silence);
        beta.Always("movies.add", beta.Do(new { movie = Record(1, Emma) }));
        new WriteJournal(State, clock).Note([Add("Alpha", alpha), Add("Beta", beta)]);
        clock.Advance(TimeSpan.FromMinutes(1));

        var (_, settled) = await SettlingAsync();

        Assert.Equal("Beta", (await settled.WaitAsync(TimeSpan.FromSeconds(10), Token)).Write.Server);
    }

    [Fact]
    public async Task Trouble_with_the_state_file_or_with_a_listener_does_not_end_settling()
    {
        var alpha = Scripted("Alpha");
        alpha.Always("movies.add", alpha.Do(new { movie = Record(1, Emma) }));
        var journal = new WriteJournal(State, clock);
        var (writer, fleet) = await WriterAsync();
        var told = new TaskCompletionSource();
        void Fail(Receipt receipt)
        {
            told.SetResult();
            throw new InvalidOperationException("a page that was left");
        }

        writer.Settled += Fail;
        journal.Note([Add("Alpha", alpha)]);
        clock.Advance(TimeSpan.FromMinutes(1));
        await fleet.RefreshAsync();
        await told.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
        writer.Settled -= Fail;

        var settled = Settled(writer);
        journal.Note([Add("Alpha", alpha)]);
        await clock.TimerAsync(TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(WriteOutcome.Written, (await settled).Outcome);
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_an_answer_that_does_not_come()
    {
        var alpha = Scripted("Alpha");
        alpha.Always("movies.add", Script.Silence);
        new WriteJournal(State, clock).Note([Add("Alpha", alpha)]);
        clock.Advance(TimeSpan.FromMinutes(1));
        var fleet = await FleetAsync();
        var writer = new Writer(fleet, State, clock);
        await alpha.ReceivedAsync("movies.add");

        await writer.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), Token);

        Assert.Single(writer.Journal.Open());
    }

    private static PlannedAdd Add(string name, ScriptedServer server) => new(name, server.ServerId, Guid.NewGuid(), Emma);

    private static async Task<Receipt> ApplyAsync(Writer writer, PlannedWrite write) => Assert.Single(await writer.ApplyAsync([write], Token).ToListAsync(Token));

    private static Task<Receipt> Settled(Writer writer)
    {
        var settled = new TaskCompletionSource<Receipt>(TaskCreationOptions.RunContinuationsAsynchronously);
        writer.Settled += receipt => settled.TrySetResult(receipt);
        return settled.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
    }

    /// <summary>A writer that begins to settle only when its receipts are listened to.</summary>
    private async Task<(Writer Writer, Task<Receipt> Settled)> SettlingAsync()
    {
        var entries = List.All();
        foreach (var entry in entries)
        {
            List.Update(entry.Name, entry with { Paused = true });
        }

        var (writer, fleet) = await WriterAsync();
        var settled = Settled(writer);
        foreach (var entry in entries)
        {
            List.Update(entry.Name, entry);
        }

        await fleet.RefreshAsync();
        return (writer, settled);
    }

    private async Task<(Writer Writer, Fleet Fleet)> WriterAsync(TimeProvider? time = null)
    {
        var fleet = await FleetAsync();
        return (Use(new Writer(fleet, State, time ?? clock)), fleet);
    }
}
