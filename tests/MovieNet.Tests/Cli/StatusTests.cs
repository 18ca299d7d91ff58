using MovieNet.Protocol;

namespace MovieNet.Tests.Cli;

public sealed class StatusTests : CliTest
{
    [Fact]
    public async Task Every_server_is_shown_as_it_is_now()
    {
        await ServeAsync("Alpha", new Movie { Title = "Heat" }, new Movie { Title = "Ran" });
        await ServeNobodyAsync("Beta");
        await ServeAsync("Gamma");
        await RunAsync("pauseserver", "Gamma");

        var run = await RunAsync("status");

        Assert.Equal(3, run.ExitCode);
        const string ago = "(just now|[0-9]+ s ago)";
        Assert.Equal(4, run.Lines.Length);
        Assert.Matches($"^Alpha   ✓ answers +2 +2  {ago} +[0-9.]+ kB  {ago} +[0-9]+ +0  0.1.0$", run.Lines[1]);
        Assert.Matches("^Beta    \\? no answer$", run.Lines[2]);
        Assert.Matches("^Gamma   ‖ paused$", run.Lines[3]);
        Assert.Matches("^movienet: Beta \\(127.0.0.1:[0-9]+\\) did not answer: connection refused.\n$", run.Error);
    }

    [Fact]
    public async Task A_server_that_was_never_changed_says_nothing_of_its_last_change()
    {
        await ServeAsync("Alpha");

        var run = await RunAsync("status", "--server", "alpha", "--json");

        Assert.Equal(0, run.ExitCode);
        var server = Assert.Single(run.Json["servers"]!.AsArray())!;
        Assert.Equal((0, 0, null), ((int)server["movies"]!, (int)server["lastChange"]!, (string?)server["lastChangeAt"]));
        Assert.Equal([
                "address", "cacheHits", "cacheMisses", "connections", "databaseBytes", "errors", "lastChange", "lastChangeAt", "movies", "name", "outcome",
                "refusedTokens", "requests", "serverId", "slowRequests", "startedAt", "version", "watchers", "writesWaiting",
            ], server.AsObject().Select(member => member.Key).Order());
    }

    [Fact]
    public async Task Paused_servers_alone_are_no_error()
    {
        await ServeAsync("Alpha");
        await RunAsync("pauseserver", "Alpha");

        Assert.Equal(0, (await RunAsync("status")).ExitCode);
        Assert.Equal("paused", (string)(await RunAsync("status", "--json")).Json["servers"]![0]!["outcome"]!);
    }
}
