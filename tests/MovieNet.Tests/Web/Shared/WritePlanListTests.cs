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

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
