using System.Text.Json.Nodes;
using MovieNet.Testing;

namespace MovieNet.Tests.Server;

public sealed class ChangesTests : WatchTest
{
    private readonly ManualClock clock = new();

    protected override Task<TestServer> StartAsync() => TestServer.StartAsync(time: clock);

    [Fact]
    public async Task Every_write_is_in_the_log_with_the_record_before_and_after()
    {
        var added = await AddAsync("{'title':'Alien'}");
        clock.Advance(TimeSpan.FromMilliseconds(1_500));
        var edited = (await Client.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"movies.edit","actor":"ada","params":{"id":1,"changes":{"year":1979},"requestId":"0B1C9A52-6f5e-4f6b-9a3e-2f1d8c7b6a59"}}"""))["result"]!["movie"]!;
        await Client.ResultAsync("movies.delete", "{'id':1}");

        var result = await Client.ResultAsync("changes.list");

        Assert.Equal(
            $$"""
            {"changes":[{"id":1,"at":"2026-01-02T03:04:05.000Z","kind":"add","movieId":1,"before":null,"after":{{added.ToJsonString()}},"requestId":null,"who":null},{"id":2,"at":"2026-01-02T03:04:06.500Z","kind":"edit","movieId":1,"before":{{added.ToJsonString()}},"after":{{edited.ToJsonString()}},"requestId":"0b1c9a52-6f5e-4f6b-9a3e-2f1d8c7b6a59","who":"ada"},{"id":3,"at":"2026-01-02T03:04:06.500Z","kind":"delete","movieId":1,"before":{{edited.ToJsonString()}},"after":null,"requestId":null,"who":null}],"next":null}
            """.Trim(),
            result.ToJsonString());
    }

    [Fact]
    public async Task What_is_told_and_what_is_read_are_the_same_bytes()
    {
        await WatchAsync(Client);
        await Client.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"movies.add","actor":"Zoë \"七\" <&> 𝄞","params":{"movie":{"title":"Æon \"Flux\" <&> 𝄞"},"requestId":"0b1c9a52-6f5e-4f6b-9a3e-2f1d8c7b6a59"}}""");
        await Client.ReadLineAsync();
        var told = await Client.ReadLineAsync();
        await Client.SendAsync(RawClient.Request(2, "changes.list"));
        var read = await Client.ReadLineAsync();

        Assert.Equal(Between(read!, "\"changes\":[", "],\"next\""), Between(told!, "\"changes\":[", "],\"missed\""));
        Assert.Contains("\"who\":\"Zoë \\\"七\\\" <&> 𝄞\"", told, StringComparison.Ordinal);

        static string Between(string text, string before, string behind) =>
            text[(text.IndexOf(before, StringComparison.Ordinal) + before.Length)..text.IndexOf(behind, StringComparison.Ordinal)];
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_neither_repeat_nor_leave_out_a_change_whatever_is_written_between_them(bool descending)
    {
        for (var i = 1; i <= 25; i++)
        {
            await AddAsync($"{{'title':'Film {i}'}}");
        }

        var read = new List<long>();
        for (var after = "null"; after.Length > 0;)
        {
            var page = await Client.ResultAsync("changes.list", $"{{'limit':7,'descending':{(descending ? "true" : "false")},'after':{after}}}");
            read.AddRange(Numbers(page));
            after = page["next"]?.ToJsonString() ?? "";
            if (read.Count < 14)
            {
                await AddAsync($"{{'title':'Later {read.Count}'}}");
            }
        }

        Assert.Equal(descending ? Range(1, 25).Reverse() : Range(1, 26), read);
    }

    [Fact]
    public async Task A_page_that_ends_with_the_log_has_no_next()
    {
        await AddAsync("{'title':'Alien'}");
        await AddAsync("{'title':'Aliens'}");

        Assert.Null((await Client.ResultAsync("changes.list", "{'limit':2}"))["next"]);
        Assert.Equal(1, (int)(await Client.ResultAsync("changes.list", "{'limit':1}"))["next"]!);
        Assert.Empty(Numbers(await Client.ResultAsync("changes.list", "{'after':2}")));
        Assert.Empty(Numbers(await Client.ResultAsync("changes.list", "{'after':1,'descending':true}")));
        Assert.Equal([1, 2], Numbers(await Client.ResultAsync("changes.list", "{'after':0}")));
    }

    [Fact]
    public async Task Since_is_included_and_until_is_not()
    {
        for (var i = 0; i < 5; i++)
        {
            await AddAsync($"{{'title':'Film {i}'}}");
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        // The changes are of 03:04:05 to 03:04:09.
        await AssertAsync("'since':'2026-01-02T03:04:07Z'", 3, 4, 5);
        await AssertAsync("'since':'2026-01-02T03:04:07.0001Z'", 4, 5);
        await AssertAsync("'until':'2026-01-02T03:04:07Z'", 1, 2);
        await AssertAsync("'until':'2026-01-02T03:04:07.0001Z'", 1, 2, 3);
        await AssertAsync("'since':'2026-01-02T04:04:06+01:00','until':'2026-01-01t22:34:08.000-04:30'", 2, 3);
        await AssertAsync("'since':'2026-01-02T03:04:06z','until':'2026-01-02T03:04:06z'");
        await AssertAsync("'since':'2026-01-02T03:04:08Z','until':'2026-01-02T03:04:06Z'");
        await AssertAsync("'since':'2027-01-01T00:00:00Z'");
        await AssertAsync("'until':'0001-01-01T00:00:00Z'");
        await AssertAsync("'since':'1969-12-31T23:59:59.9999999Z','until':'9999-12-31T23:59:59.9999999Z'", 1, 2, 3, 4, 5);
        await AssertAsync("'since':'2026-01-02T03:04:06Z','until':'2026-01-02T03:04:09Z','after':2", 3, 4);
        await AssertAsync("'since':'2026-01-02T03:04:06Z','until':'2026-01-02T03:04:09Z','after':4,'descending':true", 3, 2);
        await AssertAsync("'since':'2026-01-02T03:04:06Z','limit':2,'descending':true", 5, 4);

        async Task AssertAsync(string parameters, params long[] numbers) =>
            Assert.Equal(numbers, Numbers(await Client.ResultAsync("changes.list", $"{{{parameters}}}")));
    }

    [Fact]
    public async Task The_changes_of_one_record_can_be_asked_for()
    {
        await AddAsync("{'title':'Alien'}");
        await AddAsync("{'title':'Aliens'}");
        await Client.ResultAsync("movies.edit", "{'id':1,'changes':{'year':1979}}");
        await Client.ResultAsync("movies.edit", "{'id':2,'changes':{'year':1986}}");
        await Client.ResultAsync("movies.delete", "{'id':1}");

        Assert.Equal([1, 3, 5], Numbers(await Client.ResultAsync("changes.list", "{'movieId':1}")));
        Assert.Equal([3, 1], Numbers(await Client.ResultAsync("changes.list", "{'movieId':1,'descending':true,'after':5}")));
        Assert.Equal([3], Numbers(await Client.ResultAsync("changes.list", "{'movieId':1,'after':1,'limit':1}")));
        Assert.Empty(Numbers(await Client.ResultAsync("changes.list", "{'movieId':99}")));
    }

    [Fact]
    public async Task A_page_ends_early_at_a_mebibyte()
    {
        for (var i = 0; i < 3; i++)
        {
            await Client.ResultAsync("movies.import", $"{{'movies':[{string.Join(',', Enumerable.Range(0, 50).Select(n => $"{{'title':'{i} {n}','synopsis':'{new string('x', 10_000)}'}}"))}]}}");
        }

        var read = new List<long>();
        JsonNode? next = JsonValue.Create(0);
        while (next is not null)
        {
            await Client.SendAsync(RawClient.Request(1, "changes.list", $"{{'limit':1000,'after':{next.ToJsonString()}}}"));
            var line = await Client.ReadLineAsync();
            Assert.InRange(line!.Length, 1, 1 << 20);
            var page = JsonNode.Parse(line)!["result"]!;
            read.AddRange(Numbers(page));
            next = page["next"];
            Assert.True(next is null || line.Length > 1_000_000);
        }

        Assert.Equal(Range(1, 150), read);
    }

    [Theory]
    [InlineData("2026-01-02")]
    [InlineData("2026-01-02T03:04:05")]
    [InlineData("2026-01-02 03:04:05Z")]
    [InlineData("2026-01-02T03:04Z")]
    [InlineData("2026-02-30T03:04:05Z")]
    [InlineData("2026-01-02T03:04:05+1:00")]
    [InlineData("2026-01-02T03:04:05,5Z")]
    [InlineData("now")]
    [InlineData("Z")]
    [InlineData("")]
    public async Task A_time_that_is_none_is_refused(string time)
    {
        Assert.Equal(["since", "until"], Fields(await Client.ErrorAsync("changes.list", $"{{'since':'{time}','until':'{time}'}}")));
    }

    [Fact]
    public async Task Every_bad_parameter_is_named_at_once()
    {
        var error = await Client.ErrorAsync("changes.list", "{'limit':1001,'after':-1,'since':1,'until':true,'movieId':0,'descending':1,'x':1}");

        Assert.Equal(
            "after descending limit movieId since until x",
            string.Join(' ', Fields(error).Order(StringComparer.Ordinal)));
        Assert.Equal(["limit"], Fields(await Client.ErrorAsync("changes.list", "{'limit':0}")));
    }
}
