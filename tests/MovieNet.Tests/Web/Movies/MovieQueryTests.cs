using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Movies;

namespace MovieNet.Tests.Web.Movies;

public sealed class MovieQueryTests
{
    [Fact]
    public void An_address_gives_back_what_it_was_made_of()
    {
        var query = new MovieQuery
        {
            Words = "a & b?",
            Kinds = MovieKinds.Differs | MovieKinds.Duplicate,
            Fields = FieldSet.Of(MovieField.Title, MovieField.RuntimeMinutes),
            On = ["Main, library"],
            NotOn = ["Gamma"],
            Between = ["Alpha", "Beta"],
            Decades = [1970, null],
            Genres = ["Sci-Fi & more"],
            Order = MovieOrder.Year,
            Descending = true,
        };

        var read = MovieQuery.Parse("http://localhost/" + query.Address);

        Assert.Equal(query.Address, read.Address);
        Assert.Equal(query.Words, read.Words);
        Assert.Equal(query.Kinds, read.Kinds);
        Assert.Equal(query.Fields, read.Fields);
        Assert.Equal([.. query.On, .. query.NotOn, .. query.Between], [.. read.On, .. read.NotOn, .. read.Between]);
        Assert.Equal(query.Decades, read.Decades);
        Assert.Equal(query.Genres, read.Genres);
        Assert.Equal((query.Order, query.Descending), (read.Order, read.Descending));
    }

    [Theory]
    [InlineData("movies")]
    [InlineData("movies?")]
    [InlineData("movies?sort=-sideways")]
    [InlineData("movies?is=nonsense&field=nothing&sort=sideways&between=one&other=7#part")]
    public void What_an_address_says_that_is_not_known_is_passed_over(string address)
    {
        var query = MovieQuery.Parse("http://localhost/" + address);

        Assert.True(query.IsAll);
        Assert.Equal("movies", query.Address);
    }
}
