using MovieNet.Protocol;

namespace MovieNet.Testing;

/// <summary>Records as a server would answer them.</summary>
public static class TestRecords
{
    public static MovieRecord Record(long id, string title, int? year = null, string? imdb = null, long version = 1) =>
        Record(id, new Movie { Title = title, Year = year, ImdbId = imdb }, version);

    public static MovieRecord Record(long id, Movie movie, long version = 1) =>
        new(id, version, DateTimeOffset.UnixEpoch, ContentHash.Of(movie), movie);

    /// <summary>Records as the result of movies.get.</summary>
    public static object Found(params MovieRecord[] records) => new { movies = records };
}
