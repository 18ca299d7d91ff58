using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation.Servers;

public class LinkTests : FleetTest
{
    [Fact]
    public async Task A_server_that_answers_says_who_and_how_it_is()
    {
        var alpha = await DaemonAsync("Alpha", new Movie { Title = "Emma", Year = 1996 });
        var fleet = Use(new Fleet(State, Patient));
        Assert.Equal(LinkState.Connecting, fleet.Servers[0].State);

        var health = await UntilAsync(fleet, "Alpha", LinkState.Answers);

        Assert.Equal((alpha.ServerId, "Alpha", 1L), (health.Hello!.ServerId, health.Hello.Name, health.Status!.Movies));
        Assert.NotNull(health.Latency);
        Assert.Null(health.Reason);
    }

    [Fact]
    public async Task A_server_that_is_killed_is_known_to_be_gone_at_once_and_comes_back_by_itself()
    {
        var alpha = Scripted("Alpha");
        // With a heartbeat of an hour, only the end of the connection can tell.
        var fleet = await FleetAsync(Patient with { HeartbeatInterval = TimeSpan.FromHours(1) });

        await alpha.StopAsync();
        var gone = await UntilAsync(fleet, "Alpha", LinkState.NoAnswer);
        Assert.NotNull(gone.Reason);
        Assert.NotNull(gone.NextTry);

        alpha.Start();
        var back = await UntilAsync(fleet, "Alpha", LinkState.Answers);
        Assert.Equal((null, 0, null), (back.Reason, back.Tries, back.NextTry));
        Assert.NotNull(back.LastError);
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_noticed_after_the_interval_and_the_timeout()
    {
        var clock = new ManualClock();
        var alpha = Scripted("Alpha");
        var fleet = await FleetAsync(new() { TimeProvider = clock });
        alpha.Always("server.status", Script.Silence);
        alpha.Always("movies.get", Script.Silence);
        var asked = fleet.AskAsync((_, client, token) => client.GetAsync("Emma", cancellationToken: token), cancellationToken: Token).ToListAsync(Token).AsTask();
        await alpha.ReceivedAsync("movies.get");

        await BeatAsync(clock, alpha, 2);
        clock.Advance(TimeSpan.FromSeconds(2));

        var health = await UntilAsync(fleet, "Alpha", LinkState.NoAnswer);
        Assert.Equal("no answer within 2 s", health.Reason);
        // Whoever waited for something else is told so too, and not after its own deadline.
        Assert.Equal("no answer within 2 s", Assert.Single(await asked).Silence);
    }

    [Fact]
    public async Task A_sign_of_life_brings_what_changed_and_says_so_only_then()
    {
        var clock = new ManualClock();
        var alpha = Scripted("Alpha");
        var fleet = await FleetAsync(new() { TimeProvider = clock });
        var changes = 0;
        fleet.Changed += () => Interlocked.Increment(ref changes);
        alpha.Always("server.status", Script.Result(new ServerStatus(1, 1, 0, DateTimeOffset.UnixEpoch, 1)));

        for (var beat = 2; beat <= 5; beat++)
        {
            await BeatAsync(clock, alpha, beat);
        }

        await UntilAsync(fleet, () => fleet.Servers[0].Status!.LastChange == 1);
        Assert.Equal(1, changes);
    }

    [Fact]
    public async Task A_server_that_becomes_slow_is_said_to_be_and_its_history_stays_when_it_is_paused_and_renamed()
    {
        var clock = new ManualClock();
        var alpha = Scripted("Alpha");
        var takes = TimeSpan.FromMilliseconds(31);
        using var answering = new SemaphoreSlim(1);
        alpha.Always("server.status", async request =>
        {
            await answering.WaitAsync(Token);
            await Script.Result(new ServerStatus(0, 0, 0, DateTimeOffset.UnixEpoch, 1))(request);
        });
        var fleet = await FleetAsync(new() { TimeProvider = clock, ListInterval = TimeSpan.FromHours(1) });
        var beat = 1;
        for (; beat < 240; beat++)
        {
            await BeatAsync(clock, alpha, beat + 1);
            clock.Advance(takes);
            answering.Release();
        }

        await clock.TimerAsync(TimeSpan.FromSeconds(1));
        Assert.Equal((takes, false), (fleet.Servers[0].Latencies.Usual, fleet.Servers[0].IsSlow));
        var told = 0;
        fleet.Changed += () => Interlocked.Increment(ref told);
        takes = TimeSpan.FromMilliseconds(212);
        for (; beat < 300; beat++)
        {
            await BeatAsync(clock, alpha, beat + 1);
            clock.Advance(takes);
            answering.Release();
        }

        await UntilAsync(fleet, () => fleet.Servers[0].IsSlow);
        Assert.Equal(1, told);
        Assert.Equal((takes, TimeSpan.FromMilliseconds(31)), (fleet.Servers[0].Latencies.LastMinute, fleet.Servers[0].Latencies.Usual));

        List.Update("Alpha", List.Find("Alpha")! with { Name = "Library", Paused = true });
        await fleet.RefreshAsync();
        Assert.Equal((LinkState.Paused, false), (fleet.Servers[0].State, fleet.Servers[0].IsSlow));
        Assert.InRange(fleet.Servers[0].Latencies.Answers, 299, 301);
    }

    [Fact]
    public async Task Tries_that_fail_stand_in_the_history_and_what_another_server_says_does_not()
    {
        var clock = new ManualClock();
        var alpha = Scripted("Alpha");
        List.Update("Alpha", List.Find("Alpha")! with { ServerId = Guid.NewGuid() });
        await Scripted("Beta").StopAsync();

        var fleet = await FleetAsync(new() { TimeProvider = clock });

        Assert.Equal((0, alpha.ServerId), (fleet.Servers[0].Latencies.Tries, fleet.Servers[0].Stranger!.ServerId));
        Assert.Equal((1, 0), (fleet.Servers[1].Latencies.Tries, fleet.Servers[1].Latencies.Answers));
    }

    [Fact]
    public async Task Whoever_does_not_want_to_wait_ends_the_wait()
    {
        var clock = new ManualClock(); // Stands still: nothing is ever tried by itself.
        var alpha = Scripted("Alpha");
        var beta = Scripted("Beta");
        await alpha.StopAsync();
        await beta.StopAsync();
        var fleet = await FleetAsync(new() { TimeProvider = clock });
        alpha.Start();
        beta.Start();

        fleet.TryNow("alpha");
        await UntilAsync(fleet, "Alpha", LinkState.Answers);
        Assert.Equal(LinkState.NoAnswer, fleet.Servers[1].State);

        fleet.TryNow();
        await UntilAsync(fleet, "Beta", LinkState.Answers);
    }

    [Fact]
    public async Task Tries_that_fail_are_counted_and_the_time_since_when_it_is_down_stays()
    {
        var clock = new ManualClock();
        await Scripted("Alpha").StopAsync();
        var fleet = await FleetAsync(new() { TimeProvider = clock, ListInterval = TimeSpan.FromHours(1) });
        var since = fleet.Servers[0].Since;

        for (var tries = 2; tries <= 4; tries++)
        {
            await clock.TimerAsync(TimeSpan.FromSeconds(0.5));
            clock.Advance(TimeSpan.FromSeconds(0.5));
            await UntilAsync(fleet, () => fleet.Servers[0].Tries == tries);
        }

        var health = fleet.Servers[0];
        Assert.Equal((LinkState.NoAnswer, since, "connection refused"), (health.State, health.Since, health.Reason));
        Assert.Equal(clock.GetUtcNow() + TimeSpan.FromSeconds(0.5), health.NextTry);
    }

    [Fact]
    public async Task The_id_of_a_server_is_kept_at_the_first_meeting()
    {
        var alpha = await DaemonAsync("Alpha");

        await FleetAsync();

        Assert.Equal(alpha.ServerId, List.Find("Alpha")!.ServerId);
    }

    [Fact]
    public async Task Another_server_at_the_address_is_refused_and_never_asked_or_written_to()
    {
        var other = Scripted("Alpha");
        var met = Guid.NewGuid();
        List.Update("Alpha", List.Find("Alpha")! with { ServerId = met });
        var fleet = await FleetAsync();
        await using var writer = new Writer(fleet, State);

        var health = fleet.Servers[0];
        Assert.Equal(LinkState.Refused, health.State);
        Assert.Contains($"id {met}", health.Reason, StringComparison.Ordinal);
        Assert.Contains(other.ServerId.ToString(), health.Reason, StringComparison.Ordinal);
        var answers = await fleet.AskAsync((_, client, token) => client.GetAsync("Emma", cancellationToken: token), cancellationToken: Token).ToListAsync(Token);
        Assert.Equal(health.Reason, Assert.Single(answers).Silence);
        foreach (var id in new[] { met, other.ServerId })
        {
            var receipts = await writer.ApplyAsync([new PlannedAdd("Alpha", id, Guid.NewGuid(), new Movie { Title = "Emma" })], Token).ToListAsync(Token);
            Assert.Equal(WriteOutcome.NotSent, Assert.Single(receipts).Outcome);
        }

        Assert.Empty(other.Requests("movies.get"));
        Assert.Empty(other.Requests("movies.add"));
        Assert.Equal(met, List.Find("Alpha")!.ServerId);
    }

    [Fact]
    public async Task Another_server_than_the_one_that_another_process_met_meanwhile_is_refused()
    {
        var alpha = Scripted("Alpha");
        await alpha.StopAsync();
        // The list is not looked at again, so this process still believes that nobody was met there.
        var fleet = await FleetAsync(new() { TimeProvider = new ManualClock() });
        var met = Guid.NewGuid();
        List.Update("Alpha", List.Find("Alpha")! with { ServerId = met });

        alpha.Start();
        fleet.TryNow();

        await UntilAsync(fleet, () => fleet.Servers[0].State != LinkState.NoAnswer);
        Assert.Equal(LinkState.Refused, fleet.Servers[0].State);
        Assert.Equal(met, List.Find("Alpha")!.ServerId);
    }

    [Fact]
    public async Task The_same_server_twice_is_refused_the_second_time()
    {
        var alpha = Scripted("Alpha");
        var fleet = await FleetAsync();
        var again = Scripted("Again");
        again.ServerId = alpha.ServerId;

        await fleet.RefreshAsync();

        var health = await UntilAsync(fleet, "Again", LinkState.Refused);
        Assert.Contains("the same server as Alpha", health.Reason, StringComparison.Ordinal);
        Assert.Equal(LinkState.Answers, fleet.Servers[0].State);
        Assert.Null(List.Find("Again")!.ServerId);
    }

    [Theory]
    [InlineData(2, 1, "it speaks protocol 2, this version speaks 1")]
    [InlineData(1, 2, "it compares titles by version 2, this version by 1")]
    public async Task A_server_of_another_version_is_refused_and_not_kept(int protocol, int titleKeyVersion, string reason)
    {
        var alpha = Scripted("Alpha");
        (alpha.Protocol, alpha.TitleKeyVersion) = (protocol, titleKeyVersion);

        var fleet = await FleetAsync();

        Assert.Equal((LinkState.Refused, reason), (fleet.Servers[0].State, fleet.Servers[0].Reason));
        Assert.Null(List.Find("Alpha")!.ServerId);
    }

    [Fact]
    public async Task What_speaks_something_else_at_the_address_does_not_answer()
    {
        Scripted("Mail").Always("server.hello", Script.Garbage);
        Scripted("Web").Always("server.hello", Script.Result(new { films = 3 }));

        var fleet = await FleetAsync();

        Assert.All(fleet.Servers, server => Assert.Equal(LinkState.NoAnswer, server.State));
        Assert.Contains("no movie server", fleet.Servers[0].Reason, StringComparison.Ordinal);
        Assert.Contains("not of protocol 1", fleet.Servers[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trouble_with_the_state_file_is_said_and_does_not_end_the_link()
    {
        var alpha = Scripted("Alpha");
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={State.File}"))
        {
            connection.Open();
            Execute(connection, "CREATE TRIGGER trouble BEFORE UPDATE ON server BEGIN INSERT INTO nowhere VALUES (1); END");
            var fleet = Use(new Fleet(State, Patient));

            var health = await UntilAsync(fleet, "Alpha", LinkState.NoAnswer);
            Assert.NotNull(health.Reason);
            Execute(connection, "DROP TRIGGER trouble");

            await UntilAsync(fleet, "Alpha", LinkState.Answers);
        }

        Assert.Equal(alpha.ServerId, List.Find("Alpha")!.ServerId);
    }

    [Fact]
    public async Task A_fleet_can_be_left_while_it_connects()
    {
        Scripted("Silent").Always("server.hello", Script.Silence);
        Scripted("Beta");
        for (var round = 0; round < 20; round++)
        {
            var fleet = new Fleet(State, Patient);
            await fleet.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), Token);
        }
    }

    [Fact]
    public async Task A_probe_says_what_is_there_and_whether_it_is_in_the_list()
    {
        var alpha = await DaemonAsync("Alpha", new Movie { Title = "Emma" }, new Movie { Title = "Clueless" });
        await using var beta = await TestServer.StartAsync("Beta");
        var fleet = await FleetAsync();

        var known = await fleet.ProbeAsync(new("New", "127.0.0.1", alpha.Endpoint.Port), Token);
        var unknown = await fleet.ProbeAsync(new("New", "localhost", beta.Endpoint.Port), Token);

        Assert.Contains("as Alpha", known.Objection, StringComparison.Ordinal);
        Assert.Equal((2L, 2), (known.Status!.Movies, known.Examples.Count));
        Assert.Equal((null, "Beta"), (unknown.Objection, unknown.Hello.Name));
    }

    /// <summary>One sign of life: a second after the last one was answered, the server is asked for the next.</summary>
    private static async Task BeatAsync(ManualClock clock, ScriptedServer server, int count)
    {
        await clock.TimerAsync(TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(1));
        await server.ReceivedAsync("server.status", count);
    }

    private static void Execute(Microsoft.Data.Sqlite.SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
