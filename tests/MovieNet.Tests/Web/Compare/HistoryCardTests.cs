using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Federation;
using MovieNet.Web.Compare;

namespace MovieNet.Tests.Web.Compare;

public sealed class HistoryCardTests : ComponentTest
{
    private static readonly Movie Ran = new() { Title = "Ran", RuntimeMinutes = 160 };
    private static readonly Movie Longer = Ran with { RuntimeMinutes = 162 };

    [Fact]
    public void What_one_click_wrote_on_several_servers_is_one_line()
    {
        JointChange? undone = null;
        var card = Show(
            Records.Merge(Records.On("Alpha", 7, Longer), Records.On("Beta", 7, Longer)),
            change => undone = change,
            Change("Beta", 9_977, Ran, Longer), Change("Alpha", 20_114, Ran, Longer));

        var line = Assert.Single(card.FindAll(".tl li"));
        Assert.Contains("on Alpha and Beta", line.TextContent, StringComparison.Ordinal);
        Assert.Contains(", Marta, changes 20,114 on Alpha and 9,977 on Beta", line.TextContent, StringComparison.Ordinal);
        Assert.Equal("edited", line.QuerySelector("svg")!.GetAttribute("aria-label"));

        card.Find("button[aria-label='Undo: Runtime on Alpha and Beta']").Click();
        Assert.Equal(2, undone?.Parts.Count);
    }

    [Fact]
    public void A_change_that_made_a_difference_is_marked_as_long_as_there_is_one()
    {
        var differing = Records.Merge(Records.On("Alpha", 7, Ran), Records.On("Beta", 7, Ran), Records.On("Gamma", 7, Longer));
        var card = Show(differing, null, Change("Gamma", 3, Ran, Longer), Change("Gamma", 2, Longer, Ran), Change("Gamma", 1, null, Longer));

        Assert.Equal(["made a difference that is still there", "edited", "added"], card.FindAll(".tl .g").Select(sign => sign.GetAttribute("aria-label")));
    }

    [Fact]
    public void Another_title_is_named_where_a_record_came_or_went()
    {
        var card = Show(
            Records.Merge(Records.On("Alpha", 7, Ran)), null,
            Change("Beta", 2, Ran with { Title = "Chaos" }, null), Change("Beta", 1, null, Ran with { Title = "Chaos" }), Change("Alpha", 1, null, Ran));

        var lines = card.FindAll(".tl .what").Select(line => line.TextContent.Trim()).ToList();
        Assert.StartsWith("Deleted, “Chaos” on Beta", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Added as “Chaos” on Beta", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Added on Alpha", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Servers_that_do_not_answer_are_named_and_nothing_is_said_before_it_is_read()
    {
        var silent = new Dictionary<string, string>(StringComparer.Ordinal) { ["Beta"] = "timed out" };
        var card = Render<HistoryCard>(p => p.Add(card => card.History, new([], hasEarlier: false, silent)).Add(card => card.Unknown, ["Delta", "Beta"]));
        Assert.Equal("Delta’s part is not known, Beta’s part is not known", card.Find("header .muted").TextContent);
        Assert.Contains("No change of it is known.", card.Markup, StringComparison.Ordinal);

        Assert.Contains("Being read…", Render<HistoryCard>(p => p.Add(card => card.History, null)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Earlier_is_offered_where_there_is_more()
    {
        var asked = false;
        var card = Render<HistoryCard>(p => p
            .Add(card => card.History, new([Change("Alpha", 2, Ran, Longer)], hasEarlier: true, MovieHistory.Empty.Silent))
            .Add(card => card.OnEarlier, () => asked = true));

        card.Find(".more button").Click();

        Assert.True(asked);
    }

    private IRenderedComponent<HistoryCard> Show(MergedMovie movie, Action<JointChange>? undo, params ServerChange[] changes) => Render<HistoryCard>(p => p
        .Add(card => card.Movie, movie)
        .Add(card => card.History, new(changes, hasEarlier: false, MovieHistory.Empty.Silent))
        .Add(card => card.OnUndo, change => undo?.Invoke(change)));

    private static ServerChange Change(string server, long id, Movie? before, Movie? after) => new(server, new(
        id, DateTimeOffset.UnixEpoch, before is null ? ChangeKind.Add : after is null ? ChangeKind.Delete : ChangeKind.Edit, 7,
        before is null ? null : Records.On(server, 7, before).Record, after is null ? null : Records.On(server, 7, after).Record, null, "Marta"));
}
