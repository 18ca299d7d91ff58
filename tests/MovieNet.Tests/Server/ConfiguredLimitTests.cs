using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Server;

/// <summary>What server.hello announces is what is enforced, also where it is not what protocol 1 says.</summary>
public sealed class ConfiguredLimitTests : ServerTest
{
    private static readonly ServerLimits Small = new(
        LineBytes: 1_000, PageRecords: 2, ImportRecords: 3, BatchRequests: 4, Connections: 5, IdleSeconds: 60, LineSeconds: 7, Depth: 8);

    private readonly ManualClock clock = new();

    protected override Task<TestServer> StartAsync() => TestServer.StartAsync(limits: Small, time: clock);

    [Fact]
    public async Task They_are_announced()
    {
        Assert.Equal(
            """{"lineBytes":1000,"pageRecords":2,"importRecords":3,"batchRequests":4,"connections":5,"idleSeconds":60,"lineSeconds":7,"depth":8}""",
            (await Client.ResultAsync("server.hello"))["limits"]!.ToJsonString());
    }

    [Theory]
    [InlineData("movies.list", "")]
    [InlineData("movies.search", "'query':'film',")]
    [InlineData("changes.list", "")]
    public async Task Pages_keep_to_the_limit(string method, string parameters)
    {
        for (var i = 0; i < 3; i++)
        {
            await AddAsync($"{{'title':'Film {i}'}}");
        }

        var list = method is "changes.list" ? "changes" : "movies";
        Assert.Equal(2, (await Client.ResultAsync(method, $"{{{parameters.TrimEnd(',')}}}"))[list]!.AsArray().Count);
        Assert.Equal(2, (await Client.ResultAsync(method, $"{{{parameters}'limit':2}}"))[list]!.AsArray().Count);
        var error = await Client.ErrorAsync(method, $"{{{parameters}'limit':3}}");
        Assert.Equal(("limit", "must be from 1 to 2"), ((string)error["data"]![0]!["field"]!, (string)error["data"]![0]!["problem"]!));
    }

    [Fact]
    public async Task Imports_keep_to_the_limit()
    {
        Assert.NotNull(await Client.ResultAsync("movies.import", "{'movies':[{'title':'A'},{'title':'B'},{'title':'C'}]}"));
        var error = await Client.ErrorAsync("movies.import", "{'movies':[{'title':'A'},{'title':'B'},{'title':'C'},{'title':'D'}]}");
        Assert.Equal(("movies", "must have at most 3 records, has 4"), ((string)error["data"]![0]!["field"]!, (string)error["data"]![0]!["problem"]!));
    }

    [Fact]
    public async Task Batches_depth_and_lines_keep_to_the_limit()
    {
        static string Batch(int requests) => "[" + string.Join(',', Enumerable.Range(0, requests).Select(i => RawClient.Request(i, "server.status"))) + "]";
        static string Nested(int depth) => $$"""{"jsonrpc":"2.0","id":1,"method":"server.status","x":{{new string('[', depth - 1)}}{{new string(']', depth - 1)}}}""";

        Assert.Equal(4, (await Client.AskAsync(Batch(4))).AsArray().Count);
        Assert.Equal(-32600, (int)(await Client.AskAsync(Batch(5)))["error"]!["code"]!);
        Assert.NotNull((await Client.AskAsync(Nested(8)))["result"]);
        Assert.Equal(-32700, (int)(await Client.AskAsync(Nested(9)))["error"]!["code"]!);
        Assert.NotNull((await Client.AskAsync(RawClient.Request(1, "server.status").PadRight(1_000)))["result"]);
        Assert.Equal(6, (int)(await Client.AskAsync(RawClient.Request(1, "server.status").PadRight(1_001)))["error"]!["code"]!);
    }

    [Fact]
    public async Task Time_keeps_to_the_limit()
    {
        await Client.ResultAsync("server.hello");
        await Server.UntilAsync(() => Server.IsIdle(), "the session waits");
        clock.Advance(TimeSpan.FromSeconds(62));
        Assert.Equal("nothing was asked for 60 seconds", (string)(await Client.ReadJsonAsync())["error"]!["message"]!);

        await using var slow = await Server.ConnectAsync();
        await slow.SendBytesAsync("{"u8.ToArray());
        await Server.UntilAsync(() => Server.IsInsideLine(), "the first byte has arrived");
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal("the line took longer than 7 seconds", (string)(await slow.ReadJsonAsync())["error"]!["message"]!);
    }
}
