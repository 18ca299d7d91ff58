using MovieNet.Federation;
using MovieNet.Tests.Federation;
using MovieNet.Web.Compare;

namespace MovieNet.Tests.Web.Compare;

public sealed class RestColumnTests : FleetComponentTest
{
    [Fact]
    public void A_server_that_lacks_the_movie_says_so_and_can_get_it()
    {
        string? added = null;
        var column = Show(new("Delta", Presence.Lacks), server => added = server);

        Assert.Equal(("lacks", "5"), (column.Find("td").ClassName, column.Find("td").GetAttribute("rowspan")));
        Assert.StartsWith("Delta does not have it. It answered, and has no record of this movie.", column.Words(), StringComparison.Ordinal);
        column.Button("Add there").Click();
        Assert.Equal("Delta", added);
    }

    [Fact]
    public void Of_a_server_that_is_being_asked_nothing_else_is_said()
    {
        var column = Show(new("Delta", Presence.Asking));

        Assert.Equal(("unk", "Delta is being asked…"), (column.Find("td").ClassName, column.Words()));
        Assert.Empty(column.FindAll("button"));
    }

    [Theory]
    [InlineData("timed out", "Delta is not known. Timed out. Nothing of it counts as missing, and nothing is written to it. Try now")]
    [InlineData(null, "Delta is not known. Nothing of it counts as missing, and nothing is written to it. Try now")]
    public void Of_a_server_that_does_not_answer_nothing_is_said_to_be_missing(string? reason, string words) =>
        Assert.Equal(words, Show(new("Delta", Presence.Unknown, reason)).Words());

    private IRenderedComponent<RestColumn> Show(ServerState state, Action<string>? add = null)
    {
        var movie = Merger.Merge(Records.GroupOf(Records.On("Other", "Ran")), [new("Other", Presence.Has), state]);
        return Render<RestColumn>(p => p.Add(column => column.Server, movie.Servers[1]).Add(column => column.Rows, 5).Add(column => column.OnAdd, server => add?.Invoke(server)));
    }
}
