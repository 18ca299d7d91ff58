using MovieNet.Federation;
using MovieNet.Web.Movies;

namespace MovieNet.Tests.Web.Movies;

public sealed class NothingFoundTests : FleetComponentTest
{
    private static readonly ServerHealth Alpha = Plans.Answering("Alpha");
    private static readonly ServerHealth Dead = Plans.Answering("Beta") with { State = LinkState.NoAnswer, Reason = "timed out" };

    [Fact]
    public void Without_servers_the_way_to_the_first_one_is_shown() => Assert.Equal("No servers yet", Show([]).Find("b").Words());

    [Fact]
    public void Where_nobody_answers_no_movie_is_said_to_be_missing()
    {
        Assert.Equal("Your server does not answer", Show([Dead]).Find("b").Words());
        Assert.Equal("None of your 2 servers answers", Show([Dead, Dead]).Find("b").Words());
    }

    [Fact]
    public void What_was_searched_for_may_be_where_nobody_answered_and_can_be_added()
    {
        var nowhere = Show([Alpha], new() { Words = " ran & co " });
        Assert.Equal("No server has “ran & co”", nowhere.Find("b").Words());
        Assert.Equal("add?title=ran%20%26%20co", nowhere.Find("a").GetAttribute("href"));

        var unsure = Show([Alpha, Dead], new() { Words = "ran" }, "Beta");
        Assert.Equal("No server that answered has “ran”", unsure.Find("b").Words());
        Assert.Contains("Beta did not answer, so it may be there.", unsure.Words(), StringComparison.Ordinal);
        Assert.Contains("Only movies of the chosen filter are shown.", Show([Alpha], new() { Words = "ran", Genres = ["War"] }).Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MovieKinds.Differs, "No movie differs")]
    [InlineData(MovieKinds.Missing, "No movie is missing anywhere")]
    [InlineData(MovieKinds.Differs | MovieKinds.Missing, "No movie is of the chosen kind")]
    public void An_empty_filter_says_what_there_is_none_of(MovieKinds kinds, string words)
    {
        Assert.Equal(words, Show([Alpha], new() { Kinds = kinds }).Find("b").Words());
        Assert.Contains("as far as is known; Beta did not answer", Show([Alpha], new() { Kinds = kinds }, "Beta").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_servers_are_said_to_be_empty() => Assert.Equal("Your servers answered, and they are empty.", Show([Alpha]).Find("p").Words());

    private IRenderedComponent<NothingFound> Show(IReadOnlyList<ServerHealth> servers, MovieQuery? query = null, params string[] unknown) => Render<NothingFound>(p => p
        .Add(nothing => nothing.Servers, servers).Add(nothing => nothing.Asked, []).Add(nothing => nothing.Query, query).Add(nothing => nothing.Unknown, unknown));
}
