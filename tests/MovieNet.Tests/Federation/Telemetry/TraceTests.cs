using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation.Telemetry;

public sealed class TraceTests : FleetTest
{
    [Fact]
    public async Task One_id_goes_from_whoever_asks_through_the_fleet_into_every_daemons_log()
    {
        var (alpha, beta) = (await LoggingDaemonAsync("Alpha"), await LoggingDaemonAsync("Beta"));
        var fleet = await FleetAsync();
        string id;
        using (var click = new Activity("click").Start())
        {
            id = click.TraceId.ToHexString();
            await AskAsync(fleet);
        }

        var line = $@"^movienet-server: movies\.add ok in [0-9.]+ ms \(connection [0-9]+, trace {id}\)\n$";
        Assert.Matches(line, alpha.Log.ToString());
        Assert.Matches(line, beta.Log.ToString());
    }

    [Fact]
    public async Task A_fan_out_is_a_span_with_one_for_each_server_and_the_daemons_are_their_children()
    {
        var spans = new ConcurrentBag<Activity>();
        using var click = new Activity("click").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("MovieNet.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TraceId == click.TraceId)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await LoggingDaemonAsync("Alpha");
        var fleet = await FleetAsync();
        spans.Clear();

        await AskAsync(fleet);

        var fanOut = Assert.Single(spans, span => span.OperationName is "fleet.ask");
        var ask = Assert.Single(spans, span => span.OperationName is "server.ask");
        var add = Assert.Single(spans, span => span.OperationName is "movies.add");
        Assert.Equal((click.SpanId, fanOut.SpanId, ask.SpanId), (fanOut.ParentSpanId, ask.ParentSpanId, add.ParentSpanId));
        Assert.Equal(("Alpha", "ok", "ok"), (ask.GetTagItem("movienet.server"), ask.GetTagItem("movienet.outcome"), add.GetTagItem("movienet.outcome")));
        Assert.Equal((ActivityKind.Client, ActivityKind.Server), (ask.Kind, add.Kind));
    }

    [Fact]
    public async Task Signs_of_life_are_no_part_of_the_click_that_brought_the_server_into_the_list()
    {
        await using var fleet = new Fleet(State, Patient);
        var server = Scripted("Alpha");
        using (new Activity("click").Start())
        {
            await fleet.RefreshAsync();
        }

        Assert.Null((await server.ReceivedAsync("server.status")).Trace);
    }

    private static async Task AskAsync(Fleet fleet)
    {
        await foreach (var answer in fleet.AskAsync((_, client, token) => client.AddAsync(new Movie { Title = "Heat" }, Guid.NewGuid(), token), cancellationToken: Token))
        {
            Assert.True(answer.IsKnown, answer.Silence);
        }
    }

    private async Task<TestServer> LoggingDaemonAsync(string name)
    {
        var server = Use(await TestServer.StartAsync(name, logLevel: LogLevel.Information));
        List.Add(new(name, "127.0.0.1", server.Endpoint.Port));
        return server;
    }
}
