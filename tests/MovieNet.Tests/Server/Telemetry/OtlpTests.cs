using MovieNet.Testing;
using MovieNet.Tests.Telemetry;

namespace MovieNet.Tests.Server.Telemetry;

public sealed class OtlpTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Where_the_standard_variable_names_a_collector_it_is_sent_spans_and_metrics()
    {
        await using var collector = await Collector.StartAsync();
        await using var daemon = ServerProcess.StartBy(["env", .. collector.Variables], "--data", folder.File("a.db"), "--ports", "0");
        await daemon.ReadyAsync();
        await using (var client = await daemon.ConnectAsync())
        {
            await client.ResultAsync("movies.add", "{'movie':{'title':'Secrets & Lies'}}");
        }

        daemon.Signal(15);

        await collector.UntilAsync("/v1/traces", "movienet-server", "MovieNet.Server", "movies.add", "movienet.outcome");
        await collector.UntilAsync("/v1/metrics", "movienet-server", "movienet.server.requests", "movies.add", "movienet.server.request.duration", "dotnet.gc.collections");
        Assert.Equal(0, await daemon.ExitCodeAsync());
    }

    [Fact]
    public async Task A_collector_that_is_not_there_holds_nothing_up()
    {
        await using var daemon = ServerProcess.StartBy(["env", "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1"], "--data", folder.File("a.db"), "--ports", "0");
        await daemon.ReadyAsync();
        await using (var client = await daemon.ConnectAsync())
        {
            await client.ResultAsync("server.status");
        }

        daemon.Signal(15);

        Assert.Equal(0, await daemon.ExitCodeAsync());
    }
}
