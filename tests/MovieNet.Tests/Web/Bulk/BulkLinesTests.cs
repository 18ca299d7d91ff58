using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Federation;
using MovieNet.Web.Bulk;

namespace MovieNet.Tests.Web.Bulk;

public sealed class BulkLinesTests : ComponentTest
{
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985, RuntimeMinutes = 162, Rating = 8 };

    [Fact]
    public void A_new_record_says_all_that_stands_in_it()
    {
        var lines = Show(new BulkAction.AddMissing(), null, On(Ran, new("Alpha", Presence.Has), new("Beta", Presence.Lacks)));

        Assert.Equal(["Ran (1985) Beta new record Runtime 162 min · Rating 8"], Words(lines));
    }

    [Fact]
    public void A_deletion_names_the_record_and_the_version_that_goes() =>
        Assert.Equal(["Ran (1985) Alpha record 1, version 1 goes"], Words(Show(new BulkAction.Delete(), null, On(Ran, new("Alpha", Presence.Has), new("Beta", Presence.Lacks)))));

    [Fact]
    public void An_edit_has_a_line_for_each_field_and_where_the_source_lacks_the_movie_nothing_is_taken()
    {
        var differing = Records.Merge(Records.On("Alpha", 1, Ran), Records.On("Beta", 1, Ran with { RuntimeMinutes = 160, Rating = 9 }));
        var lacking = Merger.Merge(Records.GroupOf(Records.On("Beta", "Stalker", 1979)), Records.Answered("Alpha", "Beta"));

        var lines = Show(new BulkAction.TakeFrom("Alpha", FieldSet.Of(FieldInfo.All.Select(info => info.Field))), "Alpha", lacking, differing);

        Assert.Equal(
            ["Ran (1985) Beta Runtime 160 min → becomes 162 min", "Ran (1985) Beta Rating 9 → becomes 8", "Stalker (1979) Alpha does not have it, so nothing is taken"], Words(lines));
        Assert.Equal(["#i-draft", "#i-draft", "#i-none"], lines.FindAll("use").Select(sign => sign.GetAttribute("href")));
    }

    [Fact]
    public void Where_it_is_not_known_nothing_is_written_and_the_sign_says_so()
    {
        var lines = Show(new BulkAction.AddMissing(), null, On(Ran, new("Alpha", Presence.Has), new("Beta", Presence.Unknown, "timed out")));

        Assert.Equal(["Ran (1985) Beta not known (timed out), so nothing is written"], Words(lines));
        Assert.Equal("#i-unknown", lines.Find("use").GetAttribute("href"));
    }

    [Fact]
    public void Without_a_line_there_is_no_list() => Assert.Empty(Show(new BulkAction.AddMissing(), null, On(Ran, new ServerState("Alpha", Presence.Has))).Nodes);

    [Fact]
    public void Many_scroll_in_a_box_of_their_own()
    {
        var many = Enumerable.Range(0, 61).Select(n => On(Ran with { Title = $"Film {n}" }, new("Alpha", Presence.Has), new("Beta", Presence.Lacks))).ToArray();

        Assert.NotEmpty(Show(new BulkAction.AddMissing(), null, many).FindAll(".bulklist.long"));
        var short60 = Show(new BulkAction.AddMissing(), null, many[..60]);
        Assert.Empty(short60.FindAll(".long"));
        Assert.Equal(60, short60.FindAll(".bulkline").Count);
    }

    [Fact]
    public void Another_plan_shows_other_lines()
    {
        var lines = Show(new BulkAction.Delete(), null, On(Ran, new ServerState("Alpha", Presence.Has)));

        lines.Render(p => p.Add(lines => lines.Plan, Plan(new BulkAction.Delete(), On(Ran with { Title = "Stalker" }, new ServerState("Alpha", Presence.Has)))));

        Assert.StartsWith("Stalker", Assert.Single(Words(lines)), StringComparison.Ordinal);
    }

    private static MergedMovie On(Movie movie, params ServerState[] servers) => Merger.Merge(Records.GroupOf(Records.On("Alpha", 1, movie)), servers);

    private static BulkPlan Plan(BulkAction action, params MergedMovie[] movies) => new(action, movies, [Plans.Answering("Alpha"), Plans.Answering("Beta")]);

    private static string[] Words(IRenderedComponent<BulkLines> lines) => [.. lines.FindAll(".bulkline").Select(line => line.Words())];

    private IRenderedComponent<BulkLines> Show(BulkAction action, string? source, params MergedMovie[] movies) =>
        Render<BulkLines>(p => p.Add(lines => lines.Plan, Plan(action, movies)).Add(lines => lines.Source, source));
}
