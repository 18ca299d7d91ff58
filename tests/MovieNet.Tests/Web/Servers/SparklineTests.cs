using MovieNet.Federation;
using MovieNet.Web.Servers;

namespace MovieNet.Tests.Web.Servers;

public sealed class SparklineTests : ComponentTest
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Where_nothing_is_known_all_is_hatched_and_that_is_read_aloud()
    {
        var line = Show(LatencyHistory.Empty);

        Assert.Equal("Latency of Alpha over the last 15 minutes: Nothing is known of the last 15 minutes", line.Find("svg").GetAttribute("aria-label"));
        Assert.Single(line.FindAll("rect"));
        Assert.Empty(line.FindAll(".line, .cross, circle"));
    }

    [Fact]
    public void A_server_that_answered_is_a_line_with_a_dot_at_its_end_and_one_that_failed_then_has_crosses_and_no_dot()
    {
        var answered = Enumerable.Range(0, 900).Aggregate(LatencyHistory.Empty, (history, second) => history.Add(Now.AddSeconds(second - 900), TimeSpan.FromMilliseconds(10)));
        var good = Show(answered);
        Assert.Equal((1, 1, 0, 0), (good.FindAll(".line").Count, good.FindAll("circle").Count, good.FindAll(".cross").Count, good.FindAll("rect").Count));
        Assert.DoesNotContain("slow", good.Find("svg").ClassList);

        var failed = Show(Enumerable.Range(0, 300).Aggregate(answered, (history, second) => history.Add(Now.AddSeconds(second), null)), isSlow: true, Now.AddSeconds(300));
        Assert.Equal((1, 0), (failed.FindAll(".line").Count, failed.FindAll("circle").Count));
        Assert.NotEmpty(failed.FindAll(".cross"));
        Assert.Contains("slow", failed.Find("svg").ClassList);
    }

    private IRenderedComponent<Sparkline> Show(LatencyHistory history, bool isSlow = false, DateTimeOffset? now = null) => Render<Sparkline>(p => p
        .Add(line => line.Server, "Alpha").Add(line => line.History, history).Add(line => line.IsSlow, isSlow).Add(line => line.Now, now ?? Now));
}
