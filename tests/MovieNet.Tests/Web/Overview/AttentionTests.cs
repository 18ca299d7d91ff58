using MovieNet.Federation;
using MovieNet.Web.Overview;

namespace MovieNet.Tests.Web.Overview;

public sealed class AttentionTests : FleetComponentTest
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(LinkState.NoAnswer, "Alpha does not answer for 2 min: timed out", "Try now")]
    [InlineData(LinkState.Refused, "Alpha is not asked for 2 min: timed out", "Look")]
    [InlineData(LinkState.Paused, "Alpha is paused for 2 min", "Look")]
    public void Who_is_in_trouble_stands_there_with_since_when_and_what_can_be_done(LinkState state, string words, string offer)
    {
        var card = Show(Plans.Answering("Alpha") with { State = state, Reason = "timed out", Since = Now.AddMinutes(-2) });

        Assert.Equal($"{words} {offer}", card.Find("li").Words());
    }

    [Fact]
    public void A_slow_server_is_told_from_a_silent_one()
    {
        var latencies = LatencyHistory.Empty;
        for (var second = 0; second < 900; second++)
        {
            latencies = latencies.Add(Now.AddSeconds(second - 900), TimeSpan.FromMilliseconds(second < 800 ? 5 : 400));
        }

        var card = Show(Plans.Answering("Alpha") with { Latencies = latencies });

        Assert.StartsWith("Alpha is slow p95 400 ms over the last minute, 5 ms is usual. Delays nobody else", card.Find("li").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Those_that_need_nothing_share_a_line() =>
        Assert.Equal(["Alpha and Beta need nothing"], Show(Plans.Answering("Alpha"), Plans.Answering("Beta")).FindAll("li").Select(line => line.Words()));

    [Fact]
    public async Task A_server_that_has_movies_twice_leads_to_them()
    {
        await using var alpha = await StartAsync("Alpha");
        await PutAsync("Alpha", new() { Title = "Emma", Year = 1996, ImdbId = "tt0116191" });
        await PutAsync("Alpha", new() { Title = "Emma" });
        await IndexedAsync(snapshot => snapshot is { IsReady: true } && snapshot.Figures.Records == 2);

        var card = Show(Fleet.Servers[0]);

        Assert.StartsWith("Alpha has 1 movie more than once", card.Find("li").Words(), StringComparison.Ordinal);
        Assert.Equal("movies?is=twice&on=Alpha", card.Find("li a").GetAttribute("href"));
    }

    private IRenderedComponent<Attention> Show(params ServerHealth[] servers) => Render<Attention>(p => p
        .Add(card => card.Servers, servers).Add(card => card.Figures, Index.Current.Figures).Add(card => card.Now, Now));
}
