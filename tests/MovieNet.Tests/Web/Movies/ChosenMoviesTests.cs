using MovieNet.Web.Movies;

namespace MovieNet.Tests.Web.Movies;

public sealed class ChosenMoviesTests
{
    private static readonly long[] List = [10, 20, 30, 40, 50, 60];

    private readonly ChosenMovies chosen = new();

    [Fact]
    public void A_movie_is_chosen_and_given_up()
    {
        chosen.Toggle(20, extend: false, List);
        Assert.Equal("20", Now());

        chosen.Toggle(20, extend: false, List);
        Assert.Equal("", Now());
    }

    [Theory]
    [InlineData(20, 50, "20 30 40 50")]
    [InlineData(50, 20, "20 30 40 50")]
    [InlineData(30, 40, "30 40")]
    public void All_from_the_last_one_are_chosen_in_either_direction(long from, long to, string all)
    {
        chosen.Toggle(from, extend: false, List);
        chosen.Toggle(to, extend: true, List);

        Assert.Equal(all, Now());
    }

    [Fact]
    public void What_extends_goes_on_from_where_it_ended_and_what_gives_up_gives_all_up()
    {
        chosen.Toggle(10, extend: false, List);
        chosen.Toggle(30, extend: true, List);
        chosen.Toggle(60, extend: true, List);
        Assert.Equal("10 20 30 40 50 60", Now());

        chosen.Toggle(20, extend: false, List);
        chosen.Toggle(40, extend: true, List);
        Assert.Equal("10 50 60", Now());
    }

    [Fact]
    public void Without_a_last_one_in_the_list_only_one_is_chosen()
    {
        chosen.Toggle(40, extend: true, List);
        Assert.Equal("40", Now());

        chosen.Toggle(99, extend: false, List);
        chosen.Toggle(20, extend: true, List);
        Assert.Equal("20 40", Now());

        chosen.Clear();
        chosen.Toggle(60, extend: true, List);
        Assert.Equal("60", Now());
    }

    private string Now() => string.Join(' ', List.Where(chosen.Contains));
}
