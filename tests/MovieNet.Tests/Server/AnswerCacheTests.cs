using System.Globalization;
using System.Text.Json.Nodes;
using MovieNet.Testing;

namespace MovieNet.Tests.Server;

/// <summary>What is answered from memory is never older than an acknowledged write.</summary>
public sealed class AnswerCacheTests : ServerTest
{
    private long Misses => Server.Server.Store.Answers.Misses;

    [Fact]
    public async Task An_answer_from_memory_is_the_one_from_the_database_byte_for_byte()
    {
        await AddAsync("{'title':'七人の侍','year':1954,'genres':['Drama'],'synopsis':'A \\n B'}");
        await Client.SendAsync(RawClient.Request(7, "movies.get", "{'title':'七人の侍'}"));
        var first = await Client.ReadLineAsync();
        var misses = Misses;
        await Client.SendAsync(RawClient.Request(7, "movies.get", "{'title':'七人の侍'}"));

        Assert.Equal(first, await Client.ReadLineAsync());
        Assert.Equal(misses, Misses);
    }

    [Theory]
    [InlineData("movies.add", "{'movie':{'title':'Jagten'}}")]
    [InlineData("movies.add", "{'movie':{'title':'Hunt, The (Jagten)'}}")]
    [InlineData("movies.import", "{'movies':[{'title':'Jagten'}]}")]
    [InlineData("movies.edit", "{'id':1,'changes':{'title':'Jagten'}}")]
    [InlineData("movies.edit", "{'id':2,'changes':{'title':'The Chase'}}")]
    [InlineData("movies.edit", "{'id':2,'changes':{'rating':7}}")]
    [InlineData("movies.delete", "{'id':2}")]
    [InlineData("movies.import", "{'movies':[{'title':'Chase (Jagten)','year':2000,'rating':7}],'onExisting':'replace'}")]
    public async Task What_was_asked_before_a_write_is_answered_anew_behind_it(string method, string parameters)
    {
        await AddAsync("{'title':'Alien'}");
        await AddAsync("{'title':'Chase (Jagten)','year':2000}");
        var before = (await Client.ResultAsync("movies.get", "{'title':'jagten'}")).ToJsonString();
        Assert.Equal(before, (await Client.ResultAsync("movies.get", "{'title':'jagten'}")).ToJsonString());

        await Client.ResultAsync(method, parameters);

        var after = (await Client.ResultAsync("movies.get", "{'title':'jagten'}")).ToJsonString();
        Assert.NotEqual(before, after);
        // Asked in a spelling that nobody used before, so that the database answers.
        Assert.Equal(after, (await Client.ResultAsync("movies.get", "{'title' : 'JAGTEN'}")).ToJsonString());
    }

    [Fact]
    public async Task A_refused_write_leaves_answers_as_they_are()
    {
        await AddAsync("{'title':'Alien','year':1979}");
        var before = (await Client.ResultAsync("movies.get", "{'title':'alien'}")).ToJsonString();
        await Client.ErrorAsync("movies.add", "{'movie':{'title':'ALIEN','year':1979}}");

        Assert.Equal(before, (await Client.ResultAsync("movies.get", "{'title':'alien'}")).ToJsonString());
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"movies.get","params":{"title":"Alien"}}}""", -32700)]
    [InlineData("""{"jsonrpc":"2.0","id":01,"method":"movies.get","params":{"title":"Alien"}}""", -32700)]
    [InlineData("""{"jsonrpc":"2.0","id":1.0,"method":"movies.get","params":{"title":"Alien"}}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"movies.get","params":{"title":"Alien"},"id":2}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"movies.get","params":{"title":"Alien"},"trace":7}""", -32602)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"movies.get","params":{"title":"Alien","title":"Alien"}}""", -32602)]
    public async Task A_bad_line_is_refused_though_the_answer_is_at_hand(string line, int code)
    {
        await AddAsync("{'title':'Alien'}");
        await Client.ResultAsync("movies.get", "{'title':'Alien'}");

        Assert.Equal(code, (int)(await Client.AskAsync(line))["error"]!["code"]!);
    }

    [Fact]
    public async Task Readers_beside_a_writer_never_see_less_than_what_was_acknowledged()
    {
        const int Edits = 400;
        await AddAsync("{'title':'Alien','runtimeMinutes':1}");
        var acknowledged = 1;
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(ReadAsync, TestContext.Current.CancellationToken)).ToArray();
        try
        {
            for (var i = 2; i <= Edits; i++)
            {
                await Client.ResultAsync("movies.edit", string.Create(CultureInfo.InvariantCulture, $"{{'id':1,'changes':{{'runtimeMinutes':{i}}}}}"));
                Volatile.Write(ref acknowledged, i);
            }
        }
        finally
        {
            await done.CancelAsync();
        }

        Assert.All(await Task.WhenAll(readers), reads => Assert.InRange(reads, 1, int.MaxValue));

        async Task<int> ReadAsync()
        {
            await using var client = await Server.ConnectAsync();
            var reads = 0;
            var seen = 0;
            for (; reads == 0 || !done.IsCancellationRequested; reads++)
            {
                var least = Math.Max(Volatile.Read(ref acknowledged), seen);
                seen = (int)Runtime(await client.ResultAsync("movies.get", "{'title':'Alien'}"));
                Assert.True(seen >= least, $"{seen} was answered when {least} was acknowledged or seen");
            }

            return reads;
        }

        static JsonNode Runtime(JsonNode result) => result["movies"]![0]!["runtimeMinutes"]!;
    }
}
