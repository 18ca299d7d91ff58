using MovieNet.Federation;
using MovieNet.Web.Overview;
using MovieNet.Web.Servers;

namespace MovieNet.Tests.Web.Servers;

public sealed class SlowServerTests : FleetComponentTest
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 30, 0, TimeSpan.Zero);

    [Fact]
    public void A_slow_server_says_what_is_usual()
    {
        var row = Render<ServerRow>(parameters => parameters
            .Add(row => row.Server, Gamma(212)).Add(row => row.Place, 1).Add(row => row.Places, 1).Add(row => row.Now, Now));

        Assert.Equal("Slow", row.Find(".state.slow").TextContent);
        Assert.Equal("slow", row.Find(".state svg").GetAttribute("aria-label"));
        Assert.Contains("usual 31 ms", row.Find("tr").TextContent, StringComparison.Ordinal);
        Assert.Single(row.FindAll(".spark.slow"));
    }

    [Fact]
    public void The_overview_says_that_it_delays_nobody_else_and_does_not_count_it_as_calm()
    {
        var attention = Render<Attention>(parameters => parameters
            .Add(card => card.Servers, [Gamma(212), Gamma(31) with { Entry = new("Alpha", "127.0.0.1", 5871) }])
            .Add(card => card.Figures, Index.Current.Figures).Add(card => card.Now, Now));

        var lines = attention.FindAll("li").Select(line => string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal("Gamma is slow p95 212 ms over the last minute, 31 ms is usual. Delays nobody else Look", lines[0]);
        Assert.StartsWith("Alpha needs nothing", lines[1], StringComparison.Ordinal);
    }

    /// <summary>A server that usually takes 31 ms, and over the last minute so much.</summary>
    private static ServerHealth Gamma(int lastMinute)
    {
        var history = LatencyHistory.Empty;
        for (var second = -600; second < 0; second++)
        {
            history = history.Add(Now.AddSeconds(second), TimeSpan.FromMilliseconds(second < -60 ? 31 : lastMinute));
        }

        return new(new("Gamma", "127.0.0.1", 5870), LinkState.Answers, Now) { Latencies = history };
    }
}
