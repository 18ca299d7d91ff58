using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using MovieNet.Server;
using MovieNet.Server.Telemetry;
using MovieNet.Testing;

namespace MovieNet.Tests.Server.Telemetry;

public sealed class RequestLogTests : ServerTest
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    private string[] Lines => Server.Log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public async Task A_write_is_logged_with_its_trace_and_nothing_that_it_says()
    {
        await Client.AskAsync($$$"""{"jsonrpc":"2.0","id":1,"method":"movies.add","params":{"movie":{"title":"Heat"}},"trace":"00-{{{TraceId}}}-00f067aa0ba902b7-01","actor":"ada"}""");

        var line = Assert.Single(Lines);
        Assert.Matches($@"^movienet-server: movies\.add ok in [0-9.]+ ms \(connection [0-9]+, trace {TraceId}\)$", line);
    }

    [Fact]
    public async Task A_read_that_goes_well_is_not_logged()
    {
        await Client.ResultAsync("movies.get", "{'title':'Heat'}");
        await Client.ResultAsync("server.status");

        Assert.Empty(Lines);
    }

    [Fact]
    public async Task An_error_is_logged_by_its_name_with_what_the_client_calls_it()
    {
        await Client.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"movies.edit","params":{"id":7,"changes":{"year":1995}},"trace":"my own"}""");
        await Client.AskAsync("""{"jsonrpc":"2.0","id":2,"method":"movies.get","params":{"title":7},"trace":"mine"}""");
        await Client.AskAsync("""{"jsonrpc":"2.0","id":3,"method":"movies.find","trace":"also mine"}""");
        await Client.AskAsync("no json");

        Assert.Collection(
            Lines,
            line => Assert.Matches(@"movies\.edit not_found in .*, trace my own\)$", line),
            line => Assert.Matches(@"movies\.get invalid_params in .*, trace mine\)$", line),
            line => Assert.Matches(@"none method_not_found in .*, trace also mine\)$", line),
            line => Assert.Matches(@"none parse_error in .*\(connection [0-9]+\)$", line));
    }

    [Fact]
    public async Task A_slow_request_is_a_warning()
    {
        await using var server = await MovieServer.StartAsync(
            new() { Data = Server.Data + ".slow", Log = Server.Log, LogLevel = LogLevel.Warning, SlowRequest = TimeSpan.Zero }, TestContext.Current.CancellationToken);
        await using var client = await RawClient.ConnectAsync(server.Endpoint);

        await client.ResultAsync("server.hello");

        Assert.Matches("^movienet-server: server.hello ok in ", Assert.Single(Lines));
        Assert.Equal(1, (int)(await client.ResultAsync("server.status"))["slowRequests"]!);
    }

    [Fact]
    public void A_line_of_json_has_the_members_of_the_windows_lines()
    {
        var output = new StringWriter();
        var log = new Log(output, LogFormat.Json);

        log.Answered(LogLevel.Information, new("movies.add", "ok", TimeSpan.FromMilliseconds(3.5), 17, TraceId));
        log.Error("storage failure: the disk is full", "mine");

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal("movies.add ok in 3.5 ms", (string?)lines[0]["Message"]);
        Assert.Equal($$"""{"Method":"movies.add","Outcome":"ok","Seconds":0.0035,"Connection":17,"TraceId":"{{TraceId}}"}""", lines[0]["State"]!.ToJsonString());
        Assert.Equal(("Error", "MovieNet.Server", "mine"), ((string?)lines[1]["LogLevel"], (string?)lines[1]["Category"], (string?)lines[1]["State"]!["TraceId"]));
    }

    [Fact]
    public void Clients_cannot_fill_the_disk_with_lines()
    {
        var output = new StringWriter();
        var clock = new ManualClock();
        var log = new Log(output, time: clock);
        var lines = () => output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        for (var i = 0; i < 1_500; i++)
        {
            log.Warning("a wrong token");
        }

        log.Error("the disk is full");
        Assert.Equal(1_001, lines().Length);

        clock.Advance(TimeSpan.FromSeconds(1));
        log.Warning("another");
        Assert.Equal("movienet-server: 500 more lines were not written: there were over 1000 in a second", lines()[^2]);
    }

    [Fact]
    public async Task A_reader_that_does_not_read_holds_up_nobody_and_is_told_what_it_missed()
    {
        using var pipe = new StuckWriter();
        await using (var output = new LogOutput(pipe))
        {
            output.WriteLine("first");
            await pipe.Stuck;
            for (var i = 0; i < 10_005; i++)
            {
                output.WriteLine("more");
            }

            pipe.GoOn();
        }

        var lines = pipe.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(("first", 10_002), (lines[0], lines.Length));
        Assert.Contains("movienet-server: 5 lines of the log were lost: nobody took them in time", lines);
    }

    protected override Task<TestServer> StartAsync() => TestServer.StartAsync(logLevel: LogLevel.Information);

    /// <summary>Takes its first line only when it is told to.</summary>
    private sealed class StuckWriter : StringWriter
    {
        private readonly TaskCompletionSource stuck = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim free = new();

        public Task Stuck => stuck.Task;

        public void GoOn() => free.Set();

        public override void Write(string? value)
        {
            stuck.TrySetResult();
            free.Wait();
            base.Write(value);
        }

        protected override void Dispose(bool disposing)
        {
            free.Dispose();
            base.Dispose(disposing);
        }
    }
}
