using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Server;

public sealed class LimitTests : ServerTest
{
    private readonly ManualClock clock = new();

    protected override Task<TestServer> StartAsync() =>
        TestServer.StartAsync(limits: ServerLimits.Default with { Connections = 3 }, time: clock);

    /// <summary>The last line of a connection that the server closes.</summary>
    private static async Task<int> LastWordsAsync(RawClient client)
    {
        var answer = await client.ReadJsonAsync();
        Assert.Null(await client.ReadLineAsync());
        Assert.True(answer.AsObject().ContainsKey("id"));
        Assert.Null(answer["id"]);
        return (int)answer["error"]!["code"]!;
    }

    private static string HelloOf(int bytes)
    {
        const string Start = """{"jsonrpc":"2.0","id":1,"method":"server.hello","x":" """;
        return Start + new string('x', bytes - Start.Length - 2) + "\"}";
    }

    [Fact]
    public async Task A_line_may_have_a_mebibyte()
    {
        Assert.NotNull((await Client.AskAsync(HelloOf(1 << 20)))["result"]);
    }

    [Theory]
    [InlineData((1 << 20) + 1)]
    [InlineData(2 << 20)]
    [InlineData(8 << 20)]
    public async Task A_longer_line_is_error_6_and_the_end_of_the_connection(int bytes)
    {
        await Client.SendAsync(RawClient.Request(1, "movies.add", "{'movie':{'title':'Alien'}}"));
        try
        {
            await Client.SendAsync(HelloOf(bytes), RawClient.Request(2, "movies.add", "{'movie':{'title':'Aliens'}}"));
        }
        catch (IOException)
        {
            // The server does not take all of it.
        }

        Assert.NotNull((await Client.ReadJsonAsync())["result"]);
        Assert.Equal(6, await LastWordsAsync(Client));
        Assert.Equal(1, Server.Number("SELECT movies FROM meta"));
    }

    [Fact]
    public async Task A_line_without_end_is_error_6_as_soon_as_it_is_too_long()
    {
        await Client.SendBytesAsync(new byte[(1 << 20) + 1]);

        Assert.Equal(6, await LastWordsAsync(Client));
    }

    [Fact]
    public async Task A_line_cut_off_by_the_end_of_the_stream_is_not_done_and_the_lines_before_it_are()
    {
        await Client.SendAsync(RawClient.Request(1, "movies.add", "{'movie':{'title':'Alien'}}"));
        await Client.SendBytesAsync(System.Text.Encoding.UTF8.GetBytes(RawClient.Request(2, "movies.add", "{'movie':{'title':'Aliens'}}")));
        Client.EndSending();

        Assert.NotNull((await Client.ReadJsonAsync())["result"]);
        Assert.Equal(-32700, await LastWordsAsync(Client));
        Assert.Equal(1, Server.Number("SELECT movies FROM meta"));
    }

    [Fact]
    public async Task Every_line_before_the_end_of_the_stream_is_done_and_answered()
    {
        for (var i = 0; i < 20; i++)
        {
            await using var client = await Server.ConnectAsync();
            await client.SendAsync([.. Enumerable.Range(0, 50).Select(n => RawClient.Request(n, "movies.add", $"{{'movie':{{'title':'{i} {n}'}}}}"))]);
            client.EndSending();

            Assert.Equal(50, (await client.ReadToEndAsync()).Count);
        }
    }

    [Theory]
    [InlineData("GET / HTTP/1.1")]
    [InlineData("POST /x?y HTTP/1.0\r")]
    [InlineData("OPTIONS * HTTP/1.1\r")]
    public async Task A_first_line_that_looks_like_HTTP_is_refused_and_nothing_after_it_is_read(string line)
    {
        await Client.SendAsync(line, "Host: localhost\r", "\r", RawClient.Request(1, "movies.add", "{'movie':{'title':'Alien'}}"));

        Assert.Equal(-32600, await LastWordsAsync(Client));
        Assert.Equal(0, Server.Number("SELECT movies FROM meta"));
    }

    [Fact]
    public async Task A_later_line_that_looks_like_HTTP_is_bad_JSON_like_any_other()
    {
        await Client.ResultAsync("server.hello");

        Assert.Equal(-32700, (int)(await Client.AskAsync("GET / HTTP/1.1"))["error"]!["code"]!);
        Assert.NotNull(await Client.ResultAsync("server.hello"));
    }

    [Fact]
    public async Task A_line_must_be_complete_within_30_seconds_of_its_first_byte()
    {
        await Client.ResultAsync("server.hello");
        await Client.SendBytesAsync("{"u8.ToArray());
        await Server.UntilAsync(() => Server.IsInsideLine(), "the first byte has arrived");
        clock.Advance(TimeSpan.FromSeconds(30));
        await Client.SendBytesAsync("}\n"u8.ToArray());
        Assert.Equal(-32600, (int)(await Client.ReadJsonAsync())["error"]!["code"]!);

        await Client.SendBytesAsync("{"u8.ToArray());
        await Server.UntilAsync(() => Server.IsInsideLine(), "the first byte has arrived");
        clock.Advance(TimeSpan.FromSeconds(20));
        await Client.SendBytesAsync(" "u8.ToArray());
        var lastWords = LastWordsAsync(Client);
        clock.Advance(TimeSpan.FromSeconds(12));
        while (!lastWords.IsCompleted)
        {
            // The session may be taking the space in just when it is looked at; a real clock looks again a second later.
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(6, await lastWords);
    }

    [Fact]
    public async Task A_connection_that_asks_nothing_for_600_seconds_is_closed()
    {
        await Client.ResultAsync("server.hello");
        await Server.UntilAsync(() => Server.IsIdle(), "the session waits");
        clock.Advance(TimeSpan.FromSeconds(600));
        await Client.ResultAsync("server.hello");
        await Server.UntilAsync(() => Server.IsIdle(), "the session waits");
        clock.Advance(TimeSpan.FromSeconds(602));

        Assert.Equal(6, await LastWordsAsync(Client));
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_cut_off_and_holds_up_nobody()
    {
        await Client.ResultAsync("movies.add", $"{{'movie':{{'title':'Alien','synopsis':'{new string('x', 10_000)}'}}}}");
        await using var deaf = await Server.ConnectAsync();
        var get = RawClient.Request(1, "movies.get", "{'id':1}");
        await deaf.SendAsync([.. Enumerable.Repeat(get, 3_000)]);
        await Server.UntilAsync(() => Server.IsSending(), "the answers fill the buffers");

        Assert.NotNull(await Client.ResultAsync("movies.get", "{'id':1}"));
        await Server.UntilAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return Server.Server.Sessions.Count == 0;
            },
            "both sessions have ended");
    }

    [Fact]
    public async Task A_client_that_does_not_read_the_answers_of_a_batch_is_cut_off_too()
    {
        for (var i = 0; i < 2; i++)
        {
            await Client.ResultAsync("movies.import", $"{{'movies':[{string.Join(',', Enumerable.Range(0, 90).Select(n => $"{{'title':'{i} {n}','synopsis':'{new string('x', 10_000)}'}}"))}]}}");
        }

        await using var deaf = await Server.ConnectAsync();
        await deaf.SendAsync("[" + string.Join(',', Enumerable.Range(0, 100).Select(i => RawClient.Request(i, "movies.list", "{'limit':1000}"))) + "]");
        await Server.UntilAsync(() => Server.IsSending(), "the answers fill the buffers");
        await Server.UntilAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return Server.Server.Sessions.Count == 0;
            },
            "both sessions have ended");
    }

    [Fact]
    public async Task One_connection_too_many_is_error_6_and_a_free_place_is_taken_again()
    {
        await Client.ResultAsync("server.hello");
        await using var second = await Server.ConnectAsync();
        await second.ResultAsync("server.hello");
        var third = await Server.ConnectAsync();
        Assert.Equal(3, (int)(await third.ResultAsync("server.status"))["connections"]!);

        await using (var fourth = await Server.ConnectAsync())
        {
            Assert.Equal(6, await LastWordsAsync(fourth));
        }

        await third.DisposeAsync();
        await Server.UntilAsync(() => Server.Server.Sessions.Count == 2, "the place is free");
        await using var fifth = await Server.ConnectAsync();
        Assert.NotNull(await fifth.ResultAsync("server.hello"));
    }
}
