using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Cli;

public sealed class GenerateTests : CliTest
{
    [Fact]
    public async Task Every_server_gets_the_same_movies_and_confirms_them()
    {
        var alpha = await ServeAsync("Alpha");
        var beta = await ServeAsync("Beta");

        var run = await RunAsync("generate", "--count", "10", "--seed", "7");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["10 movies with --seed 7", "Alpha: 10 added, 0 replaced, 0 skipped, 0 rejected.", "Beta: 10 added, 0 replaced, 0 skipped, 0 rejected."], run.Lines);
        Assert.Equal(await HashesAsync(alpha), await HashesAsync(beta));
        // One batch, so one request id.
        Assert.Single(alpha.Changes().Select(change => (string?)change["request_id"]).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_movies_and_another_one_others()
    {
        await ServeAsync("Alpha");
        await RunAsync("generate", "--count", "10", "--seed", "7");

        Assert.Equal("Alpha: 0 added, 0 replaced, 10 skipped, 0 rejected.", (await RunAsync("generate", "--count", "10", "--seed", "7")).Lines[^1]);
        Assert.Equal("Alpha: 10 added, 0 replaced, 0 skipped, 0 rejected.", (await RunAsync("generate", "--count", "10")).Lines[^1]);
    }

    [Fact]
    public async Task Servers_can_be_named()
    {
        var alpha = await ServeAsync("Alpha");
        await ServeAsync("Beta");

        var run = await RunAsync("generate", "--count", "3", "--seed", "7", "--server", "beta", "--json");

        Assert.Equal("""{"seed":7,"servers":[{"server":"Beta","added":3,"skipped":0,"rejected":[]}]}""", run.Json.ToJsonString());
        Assert.Equal(0, alpha.Number("SELECT count(*) FROM movie"));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_ends_with_3_and_holds_up_no_other()
    {
        await ServeAsync("Alpha");
        await ServeNobodyAsync("Beta");

        var run = await RunAsync("generate", "--count", "3", "--seed", "7");

        Assert.Equal((3, "movienet: Beta does not answer: connection refused.\n"), (run.ExitCode, run.Error));
        Assert.Equal("Alpha: 3 added, 0 replaced, 0 skipped, 0 rejected.", run.Lines[^1]);
    }

    [Fact]
    public async Task What_a_server_refuses_is_reported_by_movie_and_reason()
    {
        await using var server = new ScriptedServer();
        List.Add(new("Alpha", "127.0.0.1", server.Port));
        server.Always("movies.import", Script.Result(new ImportResult(2, 0, 0, [new(1, [new("year", "is not to my liking")])])));

        var run = await RunAsync("generate", "--count", "3", "--seed", "7");

        Assert.Equal((4, "Alpha: 2 added, 0 replaced, 0 skipped, 1 rejected."), (run.ExitCode, run.Lines[^1]));
        Assert.Matches("^Alpha movie 2 \\(“.+”\\): year is not to my liking\n$", run.Error);
        Assert.Equal("year", (string?)(await RunAsync("generate", "--count", "3", "--json")).Json["servers"]![0]!["rejected"]![0]!["problems"]![0]!["field"]);
    }

    private static async Task<string[]> HashesAsync(TestServer server)
    {
        await using var client = await server.ConnectAsync();
        return [.. (await client.ResultAsync("movies.list"))["movies"]!.AsArray().Select(movie => (string)movie!["contentHash"]!)];
    }
}
