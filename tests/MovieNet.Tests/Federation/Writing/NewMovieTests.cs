using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Web;

namespace MovieNet.Tests.Federation.Writing;

public sealed class NewMovieTests
{
    private static readonly Planner Planner = Plans.Planner("Alpha", "Beta", "Gamma");

    [Fact]
    public void A_movie_that_a_server_has_is_added_only_on_the_others()
    {
        var movie = Compare(new() { Title = "Stalker", Year = 1979 }, Records.On("Alpha", "Stalker", 1979));

        Assert.Equal(["Beta", "Gamma"], movie.Plan(Planner).Targets);
        Assert.NotNull(movie.Existing);
    }

    [Fact]
    public void Years_one_apart_are_one_movie_here_as_in_the_list()
    {
        Assert.Equal(["Beta", "Gamma"], Compare(new() { Title = "Stalker", Year = 1980 }, Records.On("Alpha", "Stalker", 1979)).Plan(Planner).Targets);
    }

    [Fact]
    public void A_remake_is_added_everywhere()
    {
        var movie = Compare(new() { Title = "Carrie", Year = 2013 }, Records.On("Alpha", "Carrie", 1976));

        Assert.Equal(["Alpha", "Beta", "Gamma"], movie.Plan(Planner).Targets);
        Assert.Null(movie.Existing);
    }

    [Fact]
    public void Where_it_could_be_one_that_is_there_nothing_is_added()
    {
        var movie = Compare(new() { Title = "Carrie" }, Records.On("Alpha", "Carrie", 1976), Records.On("Alpha", "Carrie", 2013, id: 2));

        Assert.Equal(["Beta", "Gamma"], movie.Plan(Planner).Targets);
        Assert.Equal(2, movie.CouldBe.Count);
    }

    [Fact]
    public void A_server_that_did_not_answer_is_no_target_although_nobody_has_the_movie()
    {
        var found = new FoundMovies([], [new("Alpha", Presence.Lacks), new("Beta", Presence.Unknown, "no answer within 5 s"), new("Gamma", Presence.Asking)], IsComplete: false);

        Assert.Equal(["Alpha"], NewMovie.Compare(new() { Title = "Stalker" }, found).Plan(Planner).Targets);
    }

    [Fact]
    public void What_a_server_says_otherwise_is_named_but_not_what_only_one_side_says()
    {
        var movie = Compare(
            new() { Title = "Stalker", Year = 1979, Country = "Soviet Union", Genres = ["Drama", "Sci-Fi"] },
            Records.On("Alpha", 1, new() { Title = "Stalker", Year = 1979, Country = "USSR", Genres = ["Sci-Fi", "Drama"], Language = "Russian" }));

        Assert.Equal([MovieField.Country], movie.DifferingOn("Alpha"));
    }

    private static NewMovie Compare(Movie movie, params ServerRecord[] records)
    {
        var servers = Records.Answered("Alpha", "Beta", "Gamma");
        return NewMovie.Compare(movie, new([.. Matcher.Match(records).Select(group => Merger.Merge(group, servers))], servers, IsComplete: true));
    }
}
