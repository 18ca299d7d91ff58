using MovieNet.Federation;
using MovieNet.Web.Compare;

namespace MovieNet.Tests.Web.Compare;

public sealed class MovieNotHereTests : FleetComponentTest
{
    [Fact]
    public void While_it_is_looked_for_nothing_is_said_of_it() =>
        Assert.Equal("Ran Every server is being asked for it.", Show(isLoading: true, Plans.Answering("Alpha")).Words());

    [Fact]
    public void Where_all_answered_it_is_nowhere_and_can_be_added()
    {
        var page = Show(isLoading: false, Plans.Answering("Alpha"));

        Assert.Equal("No server has it", page.Find("h1").Words());
        Assert.Equal("add?title=Ran", page.Find(".primary").GetAttribute("href"));
    }

    [Fact]
    public void Where_one_did_not_answer_it_may_be_there()
    {
        var page = Show(isLoading: false, Plans.Answering("Alpha"), Plans.Answering("Beta") with { State = LinkState.NoAnswer });

        Assert.Equal("No server that answered has it", page.Find("h1").Words());
        Assert.Contains("“Ran” (1985) was not found. Beta did not answer, so it may be there.", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_servers_it_is_not_about_the_movie() => Assert.Contains("No servers yet", Show(isLoading: false).Words(), StringComparison.Ordinal);

    private IRenderedComponent<MovieNotHere> Show(bool isLoading, params ServerHealth[] servers) => Render<MovieNotHere>(p => p
        .Add(page => page.Title, "Ran").Add(page => page.Year, 1985).Add(page => page.IsLoading, isLoading).Add(page => page.Servers, servers));
}
