using System.Globalization;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Tests.Federation.Overview;

/// <summary>Random records that disagree in every way there is, and what the index and the merger say of them, as text.</summary>
internal static class Disagreeing
{
    private static readonly string[] Titles =
        ["Emma", "The Emma", "Emma, The", "Emma (BBC)", "Emma (Jagten)", "Hunt, The (Jagten)", "Jagten", "The Hunt", "Carrie", "Carrie &amp; Emma"];

    private static readonly Func<Random, Movie, Movie>[] Edits =
    [
        (_, movie) => movie with { Year = null },
        (_, movie) => movie with { Year = movie.Year + 1 },
        (_, movie) => movie with { ImdbId = null },
        (random, movie) => movie with { ImdbId = $"tt000000{random.Next(1, 9)}" },
        (_, movie) => movie with { ImdbId = movie.ImdbId?.Replace("tt", "tt0", StringComparison.Ordinal) },
        (random, movie) => movie with { Title = Titles[random.Next(Titles.Length)] },
        (_, movie) => movie with { Title = movie.Title.ToUpperInvariant() },
        (_, movie) => movie with { Genres = [.. movie.Genres.Reverse()] },
        (random, movie) => movie with { Genres = [random.Next(2) == 0 ? "Drama" : "drama", "Comedy"] },
        (_, movie) => movie with { Genres = [] },
        (_, movie) => movie with { Cast = [.. movie.Cast.Reverse()] },
        (_, movie) => movie with { Directors = ["  Agnès   Varda"] },
        (random, movie) => movie with { RuntimeMinutes = random.Next(2) == 0 ? null : 100 + random.Next(3) },
        (random, movie) => movie with { Rating = random.Next(2) == 0 ? null : 7 + (random.Next(3) / 10m) },
        (_, movie) => movie with { Language = "FRENCH" },
        (_, movie) => movie with { Country = null },
        (random, movie) => movie with { Synopsis = random.Next(2) == 0 ? "She said: “no”" : "She said: \"no\"" },
        (_, movie) => movie with { PosterUrl = "https://example.org/p.png" },
    ];

    /// <summary>A movie of few titles, years and ids, so that many are near each other.</summary>
    public static Movie Movie(Random random) => Edited(random, new()
    {
        Title = Titles[random.Next(Titles.Length)],
        Year = 1994 + random.Next(5),
        ImdbId = random.Next(3) == 0 ? $"tt000000{random.Next(1, 9)}" : null,
        Directors = ["Agnès Varda"],
        Cast = ["A", "B"],
        Genres = ["Drama", "Crime"],
        RuntimeMinutes = 100,
        Rating = 7.5m,
        Language = "French",
        Country = "France",
    });

    /// <summary>The movie with up to five things said otherwise.</summary>
    public static Movie Edited(Random random, Movie movie) =>
        Enumerable.Range(0, random.Next(6)).Aggregate(movie, (edited, _) => Edits[random.Next(Edits.Length)](random, edited));

    /// <summary>All that the merger says of the movies of these records, each on a line.</summary>
    public static string[] Merged(IReadOnlyCollection<ServerRecord> records, IReadOnlyList<ServerState> servers) =>
        [.. Matcher.Match(records).Select(group => Merger.Merge(group, servers)).Select(Line).Order(StringComparer.Ordinal)];

    /// <summary>All that the index says of its movies, each on a line.</summary>
    public static string[] Indexed(CatalogueSnapshot snapshot, GenreNames genres) =>
        [.. snapshot.In(MovieOrder.Title).Select(row => Line(snapshot, row, genres)).Order(StringComparer.Ordinal)];

    public static string Line(MergedMovie movie)
    {
        var fields = movie.Inconsistencies.ToLookup(found => found.GetType());
        return string.Join('|',
            movie.SortKey, movie.Year, movie.Shown.Rating?.ToString("0.#", CultureInfo.InvariantCulture), movie.Badness, movie.IsOnlyOnOneServer,
            string.Join(' ', movie.Servers.SelectMany(server => server.Records.Select(record => $"{server.Server}{record.Id}v{record.Version}"))),
            string.Join(' ', movie.Servers.Select(server => server.Presence)),
            string.Join(' ', movie.Inconsistencies.OfType<Inconsistency.Differs>().Select(found => found.Field)),
            string.Join(' ', movie.Inconsistencies.OfType<Inconsistency.NotationOnly>().Select(found => found.Field)),
            fields[typeof(Inconsistency.Missing)].Any(),
            fields[typeof(Inconsistency.Duplicate)].Any(),
            movie.Records.Max(record => record.Record.UpdatedAt).UtcTicks,
            string.Join(' ', movie.Genres.Select(genre => genre.ToUpperInvariant()).Distinct(StringComparer.Ordinal)));
    }

    private static string Line(CatalogueSnapshot snapshot, CatalogueRow row, GenreNames genres) => string.Join('|',
        row.SortKey, row.Year, row.Rating?.ToString("0.#", CultureInfo.InvariantCulture), row.Badness, row.Kinds.HasFlag(MovieKinds.OnlyOne),
        string.Join(' ', row.Records.Select(record => $"{record.Server}{record.Id}v{record.Version}")),
        string.Join(' ', snapshot.Servers.Select(server => snapshot.PresenceOn(row, server.Server))),
        string.Join(' ', row.Differing.Fields),
        string.Join(' ', row.Notation.Fields),
        row.Kinds.HasFlag(MovieKinds.Missing),
        row.Kinds.HasFlag(MovieKinds.Duplicate),
        row.LastChange.UtcTicks,
        string.Join(' ', row.Genres.Select(genre => genres[genre].ToUpperInvariant())));
}
