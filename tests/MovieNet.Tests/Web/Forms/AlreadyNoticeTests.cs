using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Federation;
using MovieNet.Web.Forms;

namespace MovieNet.Tests.Web.Forms;

public sealed class AlreadyNoticeTests : ComponentTest
{
    private static readonly Movie Stalker = new() { Title = "Stalker", Year = 1979, Directors = ["Andrei Tarkovsky"], RuntimeMinutes = 162 };

    [Fact]
    public void Who_has_it_who_lacks_it_and_of_whom_it_is_not_known_are_told_apart()
    {
        var notice = Show(
            new() { Title = "stalker", Year = 1979 }, [Records.On("Alpha", 1, Stalker)],
            new("Beta", Presence.Lacks), new("Gamma", Presence.Lacks), new("Delta", Presence.Unknown, "timed out"));

        Assert.Equal(
            "Already on Alpha Stalker, 1979, Andrei Tarkovsky. Runtime 162 min. Beta and Gamma do not have it. Of Delta it is not known. Open it",
            notice.Words());
        Assert.Equal("movie?title=Stalker&year=1979", notice.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void One_that_it_could_be_is_named_with_what_would_tell()
    {
        var notice = Show(new() { Title = "Emma" }, [Records.On("Alpha", "Emma", 1932), Records.On("Alpha", "Emma", 1996, id: 2)]);

        Assert.StartsWith("Could be one that is there already “Emma” (1932) on Alpha “Emma” (1996) on Alpha", notice.Words(), StringComparison.Ordinal);
        Assert.Contains("The year or the IMDb id would tell.", notice.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_movie_that_nobody_has_nothing_is_said() => Assert.Empty(Show(new() { Title = "Ran" }, []).Nodes);

    private IRenderedComponent<AlreadyNotice> Show(Movie movie, ServerRecord[] records, params ServerState[] others)
    {
        ServerState[] servers = [new("Alpha", Presence.Lacks), .. others];
        var found = new FoundMovies([.. Matcher.Match(records).Select(group => Merger.Merge(group, servers))], servers, IsComplete: true);
        return Render<AlreadyNotice>(p => p.Add(notice => notice.Movie, NewMovie.Compare(movie, found)));
    }
}
