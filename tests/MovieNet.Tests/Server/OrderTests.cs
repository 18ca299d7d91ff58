using System.Text.Json.Nodes;
using MovieNet.Testing;

namespace MovieNet.Tests.Server;

public sealed class OrderTests : ServerTest
{
    [Fact]
    public async Task Pipelined_requests_are_answered_in_the_order_sent()
    {
        var lines = Enumerable.Range(1, 600).Select(i => (i % 5) switch
        {
            0 => RawClient.Request(i, "server.status"),
            1 => RawClient.Request(i, "nothing"),
            2 => "{",
            _ => RawClient.Request(i, "movies.add", $"{{'movie':{{'title':'Film {i}'}}}}"),
        }).ToArray();
        await Client.SendAsync(lines);

        for (var i = 1; i <= lines.Length; i++)
        {
            Assert.Equal(i % 5 == 2 ? null : i, (int?)(await Client.ReadJsonAsync())["id"]);
        }
    }

    [Fact]
    public async Task A_read_sees_every_write_before_it_and_none_behind_it()
    {
        var lines = new List<string>();
        for (var i = 0; i < 50; i++)
        {
            lines.Add(RawClient.Request(1, "movies.add", $"{{'movie':{{'title':'Film {i}'}}}}"));
            lines.Add(RawClient.Request(2, "server.status"));
        }

        await Client.SendAsync([.. lines]);

        for (var i = 0; i < 50; i++)
        {
            Assert.NotNull((await Client.ReadJsonAsync())["result"]!["movie"]);
            Assert.Equal(i + 1, (int)(await Client.ReadJsonAsync())["result"]!["movies"]!);
        }
    }

    [Fact]
    public async Task A_read_sees_a_notification_before_it()
    {
        await Client.SendAsync(
            RawClient.Notification("movies.add", "{'movie':{'title':'Alien','year':1979}}"),
            RawClient.Notification("movies.add", "{'movie':{'title':'Alien','year':1979}}"),
            RawClient.Notification("nothing"),
            RawClient.Notification("movies.get", "{'what':1}"),
            RawClient.Request(1, "movies.get", "{'title':'alien'}"));

        var answer = await Client.ReadJsonAsync();
        Assert.Equal(1, (int)answer["id"]!);
        Assert.Equal(["Alien"], Titles(answer["result"]!));
    }

    [Fact]
    public async Task A_notification_has_no_id_and_null_is_one()
    {
        await Client.SendAsync(
            """{"jsonrpc":"2.0","method":"server.status"}""",
            """{"jsonrpc":"2.0","id":null,"method":"server.status"}""",
            """{"jsonrpc":"2.0","id":2,"method":"server.status"}""");

        Assert.StartsWith("""{"jsonrpc":"2.0","id":null,"result":""", await Client.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Equal(2, (int)(await Client.ReadJsonAsync())["id"]!);
    }

    [Fact]
    public async Task A_batch_is_answered_with_one_array_in_its_order()
    {
        await Client.SendAsync("[" + string.Join(',',
            RawClient.Request(1, "movies.add", "{'movie':{'title':'Alien'}}"),
            RawClient.Notification("movies.add", "{'movie':{'title':'Aliens'}}"),
            RawClient.Request(2, "server.status"),
            "7",
            RawClient.Request(3, "nothing"),
            RawClient.Request(4, "movies.add", "{'movie':{'title':'Alien'}}"),
            RawClient.Request(5, "movies.add", "{'movie':{'title':'Alien 3'}}")) + "]");

        var answers = (await Client.ReadJsonAsync()).AsArray();
        Assert.Equal([1, 2, null, 3, 4, 5], answers.Select(answer => (int?)answer!["id"]));
        Assert.Equal(2, (int)answers[1]!["result"]!["movies"]!);
        Assert.Equal([null, null, -32600, -32601, 2, null], answers.Select(answer => (int?)answer!["error"]?["code"]));
    }

    [Fact]
    public async Task A_batch_of_notifications_only_is_not_answered()
    {
        await Client.SendAsync(
            "[" + RawClient.Notification("movies.add", "{'movie':{'title':'Alien'}}") + "]",
            RawClient.Request(1, "server.status"));

        var answer = await Client.ReadJsonAsync();
        Assert.Equal(1, (int)answer["result"]!["movies"]!);
    }

    [Theory]
    [InlineData("[]", -32600)]
    [InlineData(" [ ] ", -32600)]
    [InlineData("[1,]", -32700)]
    public async Task A_batch_that_is_none_is_answered_as_one_message(string line, int code)
    {
        var answer = await Client.AskAsync(line);

        Assert.IsType<JsonObject>(answer);
        Assert.Equal(code, (int)answer["error"]!["code"]!);
    }

    [Fact]
    public async Task A_batch_has_at_most_100_requests_or_nothing_of_it_is_done()
    {
        string Batch(int count) => "[" + string.Join(',', Enumerable.Range(1, count).Select(i => RawClient.Request(i, "movies.add", $"{{'movie':{{'title':'Film {i}'}}}}"))) + "]";

        Assert.Equal(-32600, (int)(await Client.AskAsync(Batch(101)))["error"]!["code"]!);
        Assert.Equal(0, (int)(await Client.ResultAsync("server.status"))["movies"]!);
        Assert.Equal(100, (await Client.AskAsync(Batch(100))).AsArray().Count);
        Assert.Equal(100, (int)(await Client.ResultAsync("server.status"))["movies"]!);
    }
}
