using MovieNet.Testing;

namespace MovieNet.Tests.Server;

public sealed class RequestIdTests : ServerTest
{
    private const string One = "0b1c9a52-6f5e-4f6b-9a3e-2f1d8c7b6a59";
    private const string Two = "7b1c9a52-6f5e-4f6b-9a3e-2f1d8c7b6a59";

    private readonly ManualClock clock = new();

    protected override Task<TestServer> StartAsync() => TestServer.StartAsync(time: clock);

    [Theory]
    [InlineData("movies.add", "{'movie':{'title':'Aliens'},'requestId':'$'}")]
    [InlineData("movies.edit", "{'id':1,'changes':{'year':1979},'requestId':'$'}")]
    [InlineData("movies.edit", "{'id':1,'changes':{},'requestId':'$'}")]
    [InlineData("movies.delete", "{'id':1,'requestId':'$'}")]
    [InlineData("movies.import", "{'movies':[{'title':'A'},{'title':'Alien'},{},{'title':'x','synopsis':'\\ud800'}],'onExisting':'replace','requestId':'$'}")]
    public async Task A_repetition_gets_exactly_the_same_answer_without_writing_also_after_a_restart(string method, string parameters)
    {
        await AddAsync("{'title':'Alien'}");
        var line = RawClient.Request(7, method, parameters.Replace("$", One, StringComparison.Ordinal));
        await Client.SendAsync(line);
        var first = await Client.ReadLineAsync();
        Assert.Contains("\"result\"", first, StringComparison.Ordinal);
        await Client.ResultAsync("movies.import", "{'movies':[{'title':'Alien','rating':1}],'onExisting':'replace'}");
        var changes = Server.Changes().Count;

        await Client.SendAsync(line, line.Replace(One, One.ToUpperInvariant(), StringComparison.Ordinal));
        Assert.Equal(first, await Client.ReadLineAsync());
        Assert.Equal(first, await Client.ReadLineAsync());

        await Server.RestartAsync();
        await using var client = await Server.ConnectAsync();
        await client.SendAsync(line);
        Assert.Equal(first, await client.ReadLineAsync());
        Assert.Equal(changes, Server.Changes().Count);
    }

    [Fact]
    public async Task Two_of_the_same_in_one_group_are_done_once()
    {
        var line = RawClient.Request(1, "movies.add", $"{{'movie':{{'title':'Alien'}},'requestId':'{One}'}}");
        await Client.SendAsync([.. Enumerable.Repeat(line, 20)]);

        var first = await Client.ReadLineAsync();
        for (var i = 1; i < 20; i++)
        {
            Assert.Equal(first, await Client.ReadLineAsync());
        }

        Assert.Single(Server.Changes());
    }

    [Fact]
    public async Task The_same_id_for_another_request_is_refused()
    {
        await Client.ResultAsync("movies.add", $"{{'movie':{{'title':'Alien'}},'requestId':'{One}'}}");

        Assert.Equal(["requestId"], Fields(await Client.ErrorAsync("movies.add", $"{{'movie':{{'title':'Aliens'}},'requestId':'{One}'}}")));
        Assert.Equal(["requestId"], Fields(await Client.ErrorAsync("movies.delete", $"{{'id':1,'requestId':'{One}'}}")));
        Assert.Single(Server.Changes());
    }

    [Fact]
    public async Task The_way_a_request_is_written_does_not_make_it_another()
    {
        await Client.SendAsync(
            $$$"""{"jsonrpc":"2.0","id":1,"method":"movies.add","params":{"movie":{"title":"Alien","year":1979},"requestId":"{{{One}}}"}}""",
            $$$"""{"jsonrpc":"2.0","id":1,"method":"movies.add","trace":"again","params":{ "requestId":"{{{One}}}", "movie":{"year":1979, "t\u0069tle":"\u0041lien"} }}""");

        Assert.Equal(await Client.ReadLineAsync(), await Client.ReadLineAsync());
    }

    [Fact]
    public async Task A_refused_write_is_not_kept()
    {
        await AddAsync("{'title':'Alien'}");
        var add = $"{{'movie':{{'title':'Alien'}},'requestId':'{One}'}}";
        var edit = $"{{'id':1,'changes':{{'year':1979}},'expectedVersion':9,'requestId':'{Two}'}}";
        Assert.Equal(2, (int)(await Client.ErrorAsync("movies.add", add))["code"]!);
        Assert.Equal(3, (int)(await Client.ErrorAsync("movies.edit", edit))["code"]!);

        await Client.ResultAsync("movies.delete", "{'id':1}");
        Assert.Equal(2, (int)(await Client.ResultAsync("movies.add", add))["movie"]!["id"]!);
        Assert.Equal(1, (int)(await Client.ErrorAsync("movies.edit", edit))["code"]!);
    }

    [Fact]
    public async Task It_is_kept_for_a_day_at_least_and_forgotten_later()
    {
        var line = RawClient.Request(1, "movies.add", $"{{'movie':{{'title':'Alien'}},'requestId':'{One}'}}");
        await Client.SendAsync(line);
        var first = await Client.ReadLineAsync();

        clock.Advance(TimeSpan.FromHours(24));
        await using var client = await Server.ConnectAsync();
        await client.ResultAsync("movies.add", $"{{'movie':{{'title':'Aliens'}},'requestId':'{Two}'}}");
        await client.SendAsync(line);
        Assert.Equal(first, await client.ReadLineAsync());

        clock.Advance(TimeSpan.FromHours(36));
        await using var later = await Server.ConnectAsync();
        await later.ResultAsync("movies.add", "{'movie':{'title':'Alien 3'}}");
        Assert.Equal(1, Server.Number("SELECT count(*) FROM request"));
    }

    [Fact]
    public async Task The_order_of_changes_is_one_of_time_even_when_the_clock_is_set_back()
    {
        var first = await AddAsync("{'title':'Alien'}");
        clock.Set(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var second = await AddAsync("{'title':'Aliens'}");

        Assert.Equal("2026-01-02T03:04:05.000Z", (string?)first["updatedAt"]);
        Assert.Equal("2026-01-02T03:04:05.000Z", (string?)second["updatedAt"]);
    }
}
