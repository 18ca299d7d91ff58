using MovieNet.Protocol;
using MovieNet.Testing;
using static MovieNet.Testing.TestRecords;

namespace MovieNet.Tests.Protocol.Client;

public sealed class MovieClientTests : IAsyncDisposable
{
    private readonly ScriptedServer server = new();
    private readonly ManualClock clock = new();
    private MovieClient? client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (client is not null)
        {
            await client.DisposeAsync();
        }

        await server.DisposeAsync();
    }

    [Fact]
    public async Task Requests_are_sent_without_waiting_for_answers_and_answers_find_their_request_in_any_order()
    {
        server.Always("movies.get", Script.Silence);
        await ConnectAsync();

        var asked = Enumerable.Range(1, 20).Select(i => client!.GetAsync($"Film {i}", cancellationToken: Token)).ToList();
        await server.ReceivedAsync("movies.get", 20);
        foreach (var request in server.Requests("movies.get").Reverse())
        {
            await request.Connection.SendLineAsync(request.Answer(Found(Record(1, (string)request.Parameters["title"]!))));
        }

        var found = await Task.WhenAll(asked);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"Film {i}"), found.Select(one => one.Single().Movie.Title));
    }

    [Fact]
    public async Task Many_threads_may_ask_at_once_and_each_gets_its_own_answer()
    {
        server.Always("movies.get", request => Script.Result(Found(Record((long)request.Parameters["id"]!, "Film")))(request));
        await ConnectAsync();

        await Parallel.ForEachAsync(Enumerable.Range(1, 1_000), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Token }, async (id, token) =>
            Assert.Equal(id, (await client!.GetByIdAsync(id, token))!.Id));
    }

    [Fact]
    public async Task The_one_who_asks_is_named_in_every_request()
    {
        await ConnectAsync(actor: "ada");
        var named = new TaskCompletionSource<string?>();
        server.Always("server.hello", request =>
        {
            named.SetResult(request.Actor);
            return Task.CompletedTask;
        });

        var asked = client!.HelloAsync(Token);

        Assert.Equal("ada", await named.Task);
        await client.DisposeAsync();
        await Assert.ThrowsAsync<NoAnswerException>(() => asked);
    }

    [Fact]
    public async Task No_answer_within_the_deadline_says_that_the_request_was_sent_and_costs_only_this_request()
    {
        server.Next("movies.get", Script.Silence);
        await ConnectAsync();
        var asked = client!.GetAsync("Emma", cancellationToken: Token);
        await server.ReceivedAsync("movies.get");

        clock.Advance(TimeSpan.FromSeconds(10));

        var none = await Assert.ThrowsAsync<NoAnswerException>(() => asked);
        Assert.Equal((NoAnswerReason.TimedOut, true, "no answer within 10 s"), (none.Reason, none.Sent, none.Message));
        Assert.Empty(await client.GetAsync("Emma", cancellationToken: Token));
    }

    [Fact]
    public async Task An_answer_to_an_id_that_nobody_gave_is_no_answer()
    {
        server.Next("movies.get", Script.WrongId(Found(Record(1, "Emma"))));
        await ConnectAsync();
        var asked = client!.GetAsync("Emma", cancellationToken: Token);
        await server.ReceivedAsync("movies.get");
        Assert.Empty(await client.GetAsync("Clueless", cancellationToken: Token)); // Answered behind the stray one, which was passed over.

        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(NoAnswerReason.TimedOut, (await Assert.ThrowsAsync<NoAnswerException>(() => asked)).Reason);
    }

    [Fact]
    public async Task A_request_can_be_called_off_and_its_late_answer_is_passed_over()
    {
        var goOn = new TaskCompletionSource();
        server.Next("movies.get", Script.After(goOn.Task, Script.Result(Found(Record(1, "Emma")))));
        await ConnectAsync();
        using var stop = new CancellationTokenSource();
        var asked = client!.GetAsync("Emma", cancellationToken: stop.Token);
        await server.ReceivedAsync("movies.get");

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        goOn.SetResult();
        Assert.Empty(await client.GetAsync("Clueless", cancellationToken: Token));
    }

    [Fact]
    public async Task A_connection_that_is_lost_before_sending_says_that_nothing_was_sent()
    {
        await ConnectAsync();
        await client!.HelloAsync(Token);
        await server.StopAsync();
        var why = await client.Closed.WaitAsync(Token);

        var none = await Assert.ThrowsAsync<NoAnswerException>(() => client.AddAsync(new Movie { Title = "Emma" }, Guid.NewGuid(), Token));

        Assert.Equal((NoAnswerReason.ConnectionLost, false, why), (none.Reason, none.Sent, none.Message));
    }

    [Fact]
    public async Task A_connection_that_is_lost_after_sending_says_that_it_was_sent()
    {
        server.Next("movies.add", Script.Close);
        await ConnectAsync();

        var none = await Assert.ThrowsAsync<NoAnswerException>(() => client!.AddAsync(new Movie { Title = "Emma" }, Guid.NewGuid(), Token));

        Assert.Equal((NoAnswerReason.ConnectionLost, true), (none.Reason, none.Sent));
    }

    [Fact]
    public async Task A_connection_that_ends_in_the_middle_of_an_answer_gives_none()
    {
        server.Next("movies.get", Script.HalfOf(Found(Record(1, "Emma"))));
        await ConnectAsync();

        var none = await Assert.ThrowsAsync<NoAnswerException>(() => client!.GetAsync("Emma", cancellationToken: Token));

        Assert.Equal((NoAnswerReason.ConnectionLost, true), (none.Reason, none.Sent));
    }

    [Theory]
    [InlineData("220 mail.example.org ESMTP ready")]
    [InlineData("HTTP/1.1 400 Bad Request")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{}")]
    public async Task What_does_not_speak_the_protocol_is_not_understood_and_left(string line)
    {
        server.Next("server.hello", Script.Line(line));
        await ConnectAsync();

        var none = await Assert.ThrowsAsync<NoAnswerException>(() => client!.HelloAsync(Token));

        Assert.Equal(NoAnswerReason.NotUnderstood, none.Reason);
        Assert.Contains("no movie server", await client!.Closed.WaitAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_of_another_kind_is_not_understood_and_costs_only_this_request()
    {
        object[] results = [new { films = 3 }, new { movies = new[] { new { title = "Emma" } } }, new { movies = new object?[] { null } }, "Emma"];
        await ConnectAsync();

        foreach (var result in results)
        {
            server.Next("movies.get", Script.Result(result));
            var none = await Assert.ThrowsAsync<NoAnswerException>(() => client!.GetAsync("Emma", cancellationToken: Token));
            Assert.Equal((NoAnswerReason.NotUnderstood, true), (none.Reason, none.Sent));
        }

        Assert.Empty(await client!.GetAsync("Emma", cancellationToken: Token));
    }

    [Fact]
    public async Task An_error_without_id_is_the_servers_last_word()
    {
        server.Next("movies.get", Script.Line("""{"jsonrpc":"2.0","id":null,"error":{"code":6,"message":"too many connections"}}"""));
        await ConnectAsync();

        var none = await Assert.ThrowsAsync<NoAnswerException>(() => client!.GetAsync("Emma", cancellationToken: Token));

        Assert.Equal(NoAnswerReason.ConnectionLost, none.Reason);
        Assert.Contains("too many connections", none.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"code":"six","message":"no number"}""")]
    [InlineData("""{"code":6}""")]
    [InlineData("\"busy\"")]
    [InlineData("""{"code":3,"message":"conflict","data":{"movie":{"id":"x"}}}""")]
    public async Task An_error_without_id_that_is_none_ends_the_connection_all_the_same(string error)
    {
        server.Next("movies.get", Script.Line($$"""{"jsonrpc":"2.0","id":null,"error":{{error}}}"""));
        await ConnectAsync();

        var none = await Assert.ThrowsAsync<NoAnswerException>(() => client!.GetAsync("Emma", cancellationToken: Token).WaitAsync(TimeSpan.FromSeconds(20), Token));

        Assert.Equal(NoAnswerReason.NotUnderstood, none.Reason);
    }

    [Fact]
    public async Task An_error_brings_its_code_its_words_its_problems_and_the_record_in_the_way()
    {
        var there = Record(7, "Emma", 1996, version: 3);
        server.Next(
            "movies.add",
            Script.Error(ErrorCode.AlreadyExists, "already exists", new { movie = there }),
            Script.Error(ErrorCode.InvalidParams, "bad parameters", new[] { new { field = "movie.year", problem = "must be from 1870 to 2100" } }));
        await ConnectAsync();
        Task<MovieRecord> Add() => client!.AddAsync(new Movie { Title = "Emma" }, Guid.NewGuid(), Token);

        var exists = await Assert.ThrowsAsync<ServerErrorException>(Add);
        var invalid = await Assert.ThrowsAsync<ServerErrorException>(Add);

        Assert.Equal((ErrorCode.AlreadyExists, "already exists", there), (exists.Code, exists.Message, exists.Movie));
        Assert.Equal([new FieldProblem("movie.year", "must be from 1870 to 2100")], invalid.Problems);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_said_to_refuse()
    {
        await server.StopAsync();

        var none = await Assert.ThrowsAsync<NoAnswerException>(() => MovieClient.ConnectAsync("127.0.0.1", server.Port, cancellationToken: Token));

        Assert.Equal((NoAnswerReason.NotConnected, false, "connection refused"), (none.Reason, none.Sent, none.Message));
    }

    [Fact]
    public async Task Closing_it_fails_what_is_on_its_way_and_may_be_done_twice()
    {
        server.Always("movies.get", Script.Silence);
        await ConnectAsync();
        var asked = client!.GetAsync("Emma", cancellationToken: Token);
        await server.ReceivedAsync("movies.get");

        await client.DisposeAsync();
        await client.DisposeAsync();

        Assert.Equal((NoAnswerReason.ConnectionLost, true), await WhyAsync(asked));
        Assert.Equal((NoAnswerReason.ConnectionLost, false), await WhyAsync(client.GetAsync("Emma", cancellationToken: Token)));
    }

    [Fact]
    public async Task Whoever_asks_while_the_connection_is_lost_gets_an_end_and_nothing_is_called_unsent_that_the_server_read()
    {
        for (var round = 0; round < 30; round++)
        {
            await using var other = await MovieClient.ConnectAsync("127.0.0.1", server.Port, new() { TimeProvider = clock }, Token);
            var asked = Enumerable.Range(0, 40).Select(i => Task.Run(() => other.AddAsync(new Movie { Title = "Emma" }, new Guid(round, (short)i, 0, new byte[8]), Token), Token)).ToList();
            await Task.WhenAny(asked);
            await other.DisposeAsync();
            foreach (var (one, i) in asked.Select((one, i) => (one, i)))
            {
                try
                {
                    await one;
                    Assert.Fail("the server has no such method in its script");
                }
                catch (NoAnswerException e) when (!e.Sent)
                {
                    Assert.DoesNotContain(new Guid(round, (short)i, 0, new byte[8]).ToString(), server.Requests("movies.add").Select(request => request.RequestId));
                }
                catch (Exception e) when (e is NoAnswerException or ServerErrorException)
                {
                    // Sent.
                }
            }
        }
    }

    private async Task ConnectAsync(string? actor = null) =>
        client = await MovieClient.ConnectAsync("127.0.0.1", server.Port, new() { TimeProvider = clock, Actor = actor }, Token);

    private static async Task<(NoAnswerReason, bool)> WhyAsync(Task task)
    {
        var none = await Assert.ThrowsAsync<NoAnswerException>(() => task);
        return (none.Reason, none.Sent);
    }
}
