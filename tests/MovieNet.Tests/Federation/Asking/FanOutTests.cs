using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;
using static MovieNet.Testing.TestRecords;

namespace MovieNet.Tests.Federation.Asking;

public class FanOutTests : FleetTest
{
    [Fact]
    public async Task A_server_that_never_answers_delays_nobody()
    {
        Scripted("Silent").Always("movies.get", Script.Silence);
        Scripted("Alpha");
        Scripted("Beta");
        var fleet = await FleetAsync();

        var answered = new List<string>();
        await foreach (var answer in Ask(fleet))
        {
            answered.Add(answer.Server);
            if (answered.Count == 2)
            {
                break; // The third would come after 15 seconds, and has not: it was asked first.
            }
        }

        Assert.Equal(["Alpha", "Beta"], answered.Order());
    }

    [Fact]
    public async Task Answers_come_in_the_order_in_which_they_arrive()
    {
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        Scripted("Alpha").Always("movies.get", Script.After(second.Task, Script.Result(Found())));
        Scripted("Beta").Always("movies.get", Script.After(first.Task, Script.Result(Found())));
        Scripted("Gamma");
        var fleet = await FleetAsync();

        var answered = new List<string>();
        await foreach (var answer in Ask(fleet))
        {
            answered.Add(answer.Server);
            (answered.Count == 1 ? first : second).TrySetResult();
        }

        Assert.Equal(["Gamma", "Beta", "Alpha"], answered);
    }

    [Fact]
    public async Task Every_server_that_cannot_be_asked_answers_at_once_with_its_reason()
    {
        await Scripted("Down").StopAsync();
        Scripted("Newer").Protocol = 2;
        var paused = Scripted("Paused");
        List.Update("Paused", List.Find("Paused")! with { Paused = true });
        var slow = new TaskCompletionSource();
        Scripted("Slow").Always("movies.get", Script.After(slow.Task, Script.Result(Found(Record(1, "Emma")))));
        var fleet = await FleetAsync();

        var answers = new List<Answer<IReadOnlyList<MovieRecord>>>();
        await foreach (var answer in Ask(fleet))
        {
            answers.Add(answer);
            if (answers.Count == 3)
            {
                slow.SetResult();
            }
        }

        Assert.Equal("Slow", answers[3].Server);
        Assert.True(answers[3].IsKnown);
        Assert.Equal(
            [("Down", "connection refused"), ("Newer", "it speaks protocol 2, this version speaks 1"), ("Paused", "paused")],
            answers.Take(3).Select(answer => (answer.Server, answer.Silence!)).Order());
        Assert.All(answers.Take(3), answer => Assert.False(answer.IsKnown));
        Assert.Empty(paused.Requests("server.hello"));
    }

    [Fact]
    public async Task An_error_is_an_answer_without_value()
    {
        Scripted("Alpha").Always("movies.get", Script.Error(ErrorCode.StorageFailure, "the disk is full"));
        var fleet = await FleetAsync();

        var answer = Assert.Single(await Ask(fleet).ToListAsync(Token));

        Assert.Equal((false, "the disk is full"), (answer.IsKnown, answer.Silence));
    }

    [Fact]
    public async Task Only_the_servers_that_are_wanted_are_asked()
    {
        var (alpha, beta) = (Scripted("Alpha"), Scripted("Beta"));
        var fleet = await FleetAsync();

        var answers = await fleet.AskAsync((_, client, token) => client.GetAsync("Emma", cancellationToken: token), only: "Beta".Equals, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal("Beta", Assert.Single(answers).Server);
        Assert.Empty(alpha.Requests("movies.get"));
        Assert.Single(beta.Requests("movies.get"));
    }

    [Fact]
    public async Task A_page_that_is_left_while_it_asks_stops_waiting_and_may_let_go_of_its_token()
    {
        var silent = Scripted("Silent");
        silent.Always("movies.get", Script.Silence);
        Scripted("Alpha");
        var fleet = await FleetAsync();
        for (var round = 1; round <= 20; round++)
        {
            var page = new CancellationTokenSource();
            var found = new MovieFinder(fleet).FindAsync(new("Emma"), cancellationToken: page.Token);
            await silent.ReceivedAsync("movies.get", round);

            await page.CancelAsync();
            page.Dispose();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => found);
        }

        Assert.Equal(LinkState.Answers, fleet.Servers[0].State);
    }

    [Fact]
    public async Task A_server_that_is_still_being_connected_to_is_waited_for_and_the_others_are_not_held_up_by_it()
    {
        var introduce = new TaskCompletionSource();
        var late = Scripted("Late");
        late.Next("server.hello", request => Script.After(introduce.Task, Script.Result(HelloOf(late)))(request));
        Scripted("Alpha");
        var fleet = Use(new Fleet(State, Patient));

        var answered = new List<string>();
        await foreach (var answer in Ask(fleet))
        {
            answered.Add(answer.Server);
            introduce.TrySetResult();
            Assert.True(answer.IsKnown);
        }

        Assert.Equal(["Alpha", "Late"], answered);
    }

    [Fact]
    public async Task A_link_that_goes_while_it_connects_answers_that_it_cannot_be_asked()
    {
        Scripted("Late").Always("server.hello", Script.Silence);
        var fleet = Use(new Fleet(State, Patient));
        var asked = Ask(fleet).ToListAsync(Token).AsTask();
        Assert.False(asked.IsCompleted);

        await fleet.DisposeAsync();

        Assert.False(Assert.Single(await asked).IsKnown);
    }

    [Fact]
    public async Task Bulk_work_takes_a_connection_of_its_own_and_makes_it_again_when_it_was_lost()
    {
        var alpha = Scripted("Alpha");
        var fleet = await FleetAsync();
        Task<List<Answer<ServerStatus>>> AskBulkAsync() =>
            fleet.AskAsync((_, client, token) => client.StatusAsync(token), Lane.Bulk, cancellationToken: Token).ToListAsync(Token).AsTask();

        Assert.True((await AskBulkAsync())[0].IsKnown);
        Assert.True((await AskBulkAsync())[0].IsKnown);
        var hellos = alpha.Requests("server.hello");
        Assert.Equal(2, hellos.Count);
        Assert.NotSame(hellos[0].Connection, hellos[1].Connection);

        hellos[1].Connection.Close();
        alpha.Next("movies.get", Script.Silence);
        var patience = TimeProvider.System.GetTimestamp();
        while (!(await AskBulkAsync())[0].IsKnown)
        {
            // The end of the connection was not noticed yet.
            Assert.True(TimeProvider.System.GetElapsedTime(patience) < Patience, "the connection was not made again");
        }

        Assert.Equal(3, alpha.Requests("server.hello").Count);
        Assert.Equal(LinkState.Answers, fleet.Servers[0].State);
    }

    [Fact]
    public async Task Bulk_work_never_goes_to_another_server_at_the_address()
    {
        var alpha = Scripted("Alpha");
        var fleet = await FleetAsync();
        alpha.ServerId = Guid.NewGuid();

        var answer = Assert.Single(await fleet.AskAsync((_, client, token) => client.GetAsync("Emma", cancellationToken: token), Lane.Bulk, cancellationToken: Token).ToListAsync(Token));

        Assert.Equal("another server answers here", answer.Silence);
        Assert.Empty(alpha.Requests("movies.get"));
    }

    [Fact]
    public async Task Bulk_work_that_cannot_connect_ends_with_the_server_and_leaves_no_connection_behind()
    {
        var alpha = Scripted("Alpha");
        var fleet = await FleetAsync();
        alpha.Always("server.hello", Script.Silence);
        var asked = fleet.AskAsync((_, client, token) => client.StatusAsync(token), Lane.Bulk, cancellationToken: Token).ToListAsync(Token).AsTask();
        await alpha.ReceivedAsync("server.hello", 2);

        List.Remove("Alpha");
        await fleet.RefreshAsync();

        Assert.False(Assert.Single(await asked.WaitAsync(TimeSpan.FromSeconds(10), Token)).IsKnown);
        await alpha.AllClosedAsync();
    }

    private static ServerHello HelloOf(ScriptedServer server) =>
        new(1, server.ServerId, "Scripted", "0", TitleKey.Version, ServerLimits.Default, []);

    private static IAsyncEnumerable<Answer<IReadOnlyList<MovieRecord>>> Ask(Fleet fleet) =>
        fleet.AskAsync((_, client, token) => client.GetAsync("Emma", cancellationToken: token), cancellationToken: Token);
}
