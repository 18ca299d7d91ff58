using MovieNet.Federation;
using MovieNet.Tests.Federation;
using MovieNet.Web.Compare;

namespace MovieNet.Tests.Web.Compare;

public sealed class ExplanationTests : ComponentTest
{
    [Fact]
    public void It_says_why_records_are_one_movie_and_which_others_have_the_title()
    {
        var explanation = Show(
            Records.Merge(Records.On("Alpha", "Emma", 1996), Records.On("Beta", "Emma", 1997)),
            Records.Merge(Records.On("Alpha", "Emma", 2020)));

        Assert.Equal(["Why these records are one movie", "Other movies of this title"], explanation.FindAll("h2").Select(heading => heading.Words()));
        Assert.Equal("movie?title=Emma&year=2020", explanation.Find("a").GetAttribute("href"));
        Assert.NotEmpty(explanation.Find("li").Words());
    }

    [Fact]
    public void What_it_could_be_is_kept_apart_and_linked()
    {
        var groups = Matcher.Match([Records.On("Alpha", "Emma"), Records.On("Beta", "Emma", 1932), Records.On("Beta", "Emma", 1996, id: 2)]);
        var unsure = groups.Single(group => group.CouldBe.Count > 0 && group.Records[0].Server is "Alpha");

        var explanation = Show(Merger.Merge(unsure, Records.Answered("Alpha", "Beta")));

        Assert.Equal("Could be another movie", explanation.Find("h2").Words());
        Assert.Equal(["“Emma” (1932) on Beta", "“Emma” (1996) on Beta"], explanation.FindAll("li").Select(line => line.Words()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Where_there_is_nothing_to_explain_nothing_stands() => Assert.Empty(Show(Records.Merge(Records.On("Alpha", "Emma", 1996))).Nodes);

    private IRenderedComponent<Explanation> Show(MergedMovie movie, params MergedMovie[] others) =>
        Render<Explanation>(p => p.Add(explanation => explanation.Movie, movie).Add(explanation => explanation.Others, others));
}
