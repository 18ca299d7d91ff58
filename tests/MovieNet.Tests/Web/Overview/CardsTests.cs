using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Federation;
using MovieNet.Web.Overview;

namespace MovieNet.Tests.Web.Overview;

/// <summary>The overview's cards where there is little to show, or not all is known.</summary>
public sealed class CardsTests : FleetComponentTest
{
    private static readonly CatalogueServer Alpha = new("Alpha", CatalogueServerState.Current, 137);

    [Fact]
    public void Where_nothing_is_shared_there_is_nothing_to_compare() => Assert.Contains(
        "No movie is on two servers yet, so there is nothing to compare.", Render<FieldBars>(p => p.Add(card => card.Figures, Index.Current.Figures)).Words(), StringComparison.Ordinal);

    [Fact]
    public void One_server_makes_no_pair() => Assert.Contains("With a second server this shows how far the two agree.", Pairs(Alpha).Words(), StringComparison.Ordinal);

    [Fact]
    public void A_server_that_was_never_read_has_no_figures_in_any_pair()
    {
        var pairs = Pairs(Alpha, new("Beta", CatalogueServerState.Unknown, 0));

        Assert.Equal("Pairs of servers share of shared movies that differ Alpha Beta Alpha 137 records Beta ? not known", pairs.Words());
        Assert.Equal("not known", pairs.Find("[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void While_servers_are_read_it_is_said_how_far()
    {
        var card = Render<ReadingProgress>(p => p.Add(
            card => card.Servers, [Alpha, Alpha with { Server = "Beta", Reading = new(1_000, 4_000) }, new CatalogueServer("Gamma", CatalogueServerState.Awaited, 0)]));

        Assert.Equal(["Beta 1,000 of 4,000", "Gamma asking…"], card.FindAll(".readrow").Select(row => row.Words()));
        Assert.Equal("width:25%", card.Find(".bar i").GetAttribute("style"));
    }

    [Fact]
    public void The_summary_says_of_whom_the_figures_are_and_of_when()
    {
        var summary = Render<ReadSummary>(p => p.Add(
            summary => summary.Servers,
            [Alpha with { ReadAt = DateTimeOffset.UnixEpoch, Took = TimeSpan.FromSeconds(2) }, new("Beta", CatalogueServerState.Stale, 5) { AsOf = DateTimeOffset.UnixEpoch }, new("Gamma", CatalogueServerState.Unknown, 0)]));

        Assert.Equal("Alpha, merged in 2 s and kept current since. Beta is counted as it was ; it does not answer. Gamma was not reached: its share is unknown.", summary.Words());
    }

    [Fact]
    public void What_one_request_wrote_is_one_line_and_a_deletion_is_one_too()
    {
        var ran = Records.On("Alpha", 1, new() { Title = "Ran", Year = 1985 }).Record;
        var changes = Render<LatestChanges>(p => p.Add(
            card => card.Changes,
            [
                new("Alpha", new(3, default, ChangeKind.Add, 1, null, ran, null, "ada"), 50, IsMinimum: true),
                new("Alpha", new(2, default, ChangeKind.Delete, 1, ran, null, null, null), 1),
            ]));

        Assert.Equal(["50 movies or more imported into Alpha, “Ran” last ada", "Ran deleted on Alpha"], changes.FindAll("li").Select(line => line.Words()));
    }

    [Fact]
    public void Before_the_first_change_it_says_that_it_is_live() =>
        Assert.Contains("Nothing has been changed yet.", Render<LatestChanges>(p => p.Add(card => card.Changes, [])).Words(), StringComparison.Ordinal);

    private IRenderedComponent<PairMap> Pairs(params CatalogueServer[] servers) =>
        Render<PairMap>(p => p.Add(card => card.Figures, Index.Current.Figures).Add(card => card.Servers, servers));
}
