using MovieNet.Web.Movies;

namespace MovieNet.Tests.Web.Movies;

public sealed class MoviesPageTests : FleetComponentTest
{
    [Fact]
    public void The_page_has_one_heading_and_it_says_Movies()
    {
        var page = Render<MoviesPage>();

        Assert.Equal("Movies", Assert.Single(page.FindAll("h1")).TextContent);
    }
}
