using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MovieNet.Protocol;
using MovieNet.Testing;
using MovieNet.Web.Telemetry;

namespace MovieNet.Tests.Web.Telemetry;

public sealed class ClicksTests : FleetComponentTest
{
    [Fact]
    public async Task Each_click_has_an_id_of_its_own_that_stands_in_the_daemons_log()
    {
        await using var server = await TestServer.StartAsync("Alpha", logLevel: LogLevel.Information);
        Fleet.List.Add(new("Alpha", "127.0.0.1", server.Endpoint.Port));
        await Fleet.RefreshAsync();
        await WaitAsync("Alpha", MovieNet.Federation.LinkState.Answers);
        // What the browser's connection began with.
        using var connection = new Activity("GET /_blazor").Start();
        var ids = new List<string>();
        var click = new Clicks().CreateInboundActivityHandler(async _ =>
        {
            ids.Add(Activity.Current!.TraceId.ToHexString());
            await PutAsync("Alpha", new Movie { Title = $"Film {ids.Count}" });
        });

        await click(null!);
        await click(null!);

        Assert.Equal(3, ids.Append(connection.TraceId.ToHexString()).Distinct().Count());
        var lines = server.Log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.EndsWith($", trace {ids[0]})", lines[0], StringComparison.Ordinal);
        Assert.EndsWith($", trace {ids[1]})", lines[1], StringComparison.Ordinal);
    }
}
