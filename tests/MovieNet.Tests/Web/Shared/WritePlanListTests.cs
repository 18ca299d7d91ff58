using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Federation;
using MovieNet.Web.Shared;

namespace MovieNet.Tests.Web.Shared;

public sealed class WritePlanListTests : ComponentTest
{
    [Fact]
    public void Every_server_has_a_line_that_says_what_is_written_there_or_why_nothing_is()
    {
        var movie = Merger.Merge(
            Records.GroupOf(
                Records.On("Alpha", 1, new() { Title = "Stalker", RuntimeMinutes = 162 }),
                Records.On("Beta", 1, new() { Title = "Stalker", RuntimeMinutes = 163 })),
            [new("Alpha", Presence.Has), new("Beta", Presence.Has), new("Gamma", Presence.Lacks), new("Delta", Presence.Unknown, "connection refused")]);
        var plan = Plans.Planner("Alpha", "Beta", "Gamma", "Delta").Edit(
            movie, new Dictionary<MovieField, FieldValue?> { [MovieField.RuntimeMinutes] = FieldValue.Of(163m) });

        var lines = Render<WritePlanList>(p => p.Add(list => list.Plan, plan)).FindAll("li").Select(line => Words(line.TextContent));

        Assert.Equal(
            [
                "Alpha Runtime 162 min → becomes 163 min version 1 → 2",
                "Beta says so already, nothing to write",
                "Gamma does not have it, nothing to write",
                "Delta not known (connection refused), so nothing is written",
            ],
            lines);
    }

    [Fact]
    public void Of_a_long_text_only_the_changed_words_are_shown()
    {
        var before = new Movie { Title = "Stalker", Synopsis = "A guide leads a writer and a professor through the forbidden Zone to a room that grants wishes." };
        var after = before with { Synopsis = before.Synopsis.Replace("grants", "fulfils", StringComparison.Ordinal) };

        var list = Render<WritePlanList>(p => p.Add(list => list.Plan, Plans.Of(Plans.Edit(before, after))));

        Assert.Equal("grants", list.Find(".was").TextContent);
        Assert.Equal("fulfils", list.Find(".will").TextContent);
        Assert.DoesNotContain("professor", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_comes_or_goes_says_how_much_and_which_version()
    {
        Assert.Equal("Alpha gets a new record, 1 field version 1", Show(Plans.Of(Plans.Add())).Find("li").Words());
        Assert.Equal("Alpha loses its record Stalker version 1 goes", Show(Plans.Of(Plans.Delete())).Find("li").Words());
    }

    [Fact]
    public void Where_a_person_may_choose_a_server_has_one_box_however_many_records_it_has()
    {
        var toggled = new List<string>();
        var plan = new WritePlan([new("Alpha", Presence.Has, [Plans.Delete("Ran"), Plans.Delete("RAN")], null), new("Beta", Presence.Has, [], "left out")]);
        var list = Render<WritePlanList>(p => p.Add(list => list.Plan, plan).Add(list => list.LeftOut, new HashSet<string> { "Beta" }).Add(list => list.OnToggle, toggled.Add));

        Assert.Equal([true, false], list.FindAll("input").Select(box => box.HasAttribute("checked")));
        Assert.Equal("will be written", list.FindAll("li")[1].QuerySelector("svg")!.GetAttribute("aria-label"));
        list.Find("input[aria-label='Write to Alpha']").Change(false);
        list.Find("input[aria-label='Write to Beta']").Change(true);
        Assert.Equal(["Alpha", "Beta"], toggled);
    }

    [Fact]
    public void Without_a_choice_there_is_no_box_and_of_an_unknown_server_it_is_said_that_it_is_not_known()
    {
        var list = Show(new([new("Alpha", Presence.Asking, [], null), new("Beta", Presence.Lacks, [], null)]));

        Assert.Empty(list.FindAll("input"));
        Assert.Equal(["not known", "nothing to write"], list.FindAll("svg").Select(sign => sign.GetAttribute("aria-label")));
        Assert.Equal(["Alpha has not answered yet, so nothing is written", "Beta nothing to write"], list.FindAll("li").Select(line => line.Words()));
    }

    private IRenderedComponent<WritePlanList> Show(WritePlan plan) => Render<WritePlanList>(p => p.Add(list => list.Plan, plan));

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
