using MovieNet.Cli.Generating;
using MovieNet.Protocol;

namespace MovieNet.Tests.Cli.Generating;

public sealed class MovieGeneratorTests
{
    [Fact]
    public void Every_movie_is_within_the_rules_and_hardly_one_is_there_twice()
    {
        Movie[] movies = [.. new MovieGenerator(1).Make(5_000)];

        Assert.All(movies, movie => Assert.Empty(MovieRules.Check(movie)));
        Assert.All(movies, movie => Assert.InRange(movie.Year!.Value, 1925, 2025));
        Assert.InRange(movies.DistinctBy(movie => (TitleKey.Of(movie.Title), movie.Year)).Count(), 4_950, 5_000);
    }

    [Fact]
    public void They_have_gaps_as_real_ones_do_and_no_id_or_poster_of_somebody_else()
    {
        Movie[] movies = [.. new MovieGenerator(1).Make(500)];

        Assert.InRange(movies.Count(movie => movie.Rating is null), 20, 150);
        Assert.InRange(movies.Count(movie => movie.Synopsis is null), 20, 150);
        Assert.All(movies, movie => Assert.True(movie is { ImdbId: null, PosterUrl: null }));
    }

    [Fact]
    public void The_seed_makes_the_movies()
    {
        Assert.Equal(new MovieGenerator(7).Make(50), new MovieGenerator(7).Make(50));
        Assert.NotEqual(new MovieGenerator(7).Make(50), new MovieGenerator(8).Make(50));
    }
}
