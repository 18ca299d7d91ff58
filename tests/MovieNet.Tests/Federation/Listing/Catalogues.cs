using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Tests.Federation.Listing;

/// <summary>Random catalogues that disagree as real ones do, and what a list of them must show.</summary>
internal static class Catalogues
{
    private static readonly string[] Words = ["Emma", "Hunt", "Jagten", "Carrie", "Ran", "Éloge", "七人の侍", "Ø", "M", "Zulu", "Alien", "Solaris"];

    /// <summary>The movies of some servers: most agree, some differ in year, title, id or genre, some are missing, some stand twice.</summary>
    public static Movie[][] Random(int seed, int servers, int films)
    {
        var random = new Random(seed);
        string Title() => string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Words[random.Next(Words.Length)])) + (random.Next(5) != 0 ? $" {random.Next(films)}" : "");
        var catalogues = Enumerable.Range(0, servers).Select(_ => new List<Movie>()).ToArray();
        for (var i = 0; i < films; i++)
        {
            var film = new Movie
            {
                Title = Title(),
                Year = random.Next(8) == 0 ? null : 1950 + random.Next(20),
                ImdbId = random.Next(3) == 0 ? null : $"tt{1_000_000 + i}",
                Genres = ["Drama"],
            };
            foreach (var catalogue in catalogues.Where(_ => random.Next(4) != 0))
            {
                catalogue.Add(random.Next(12) switch
                {
                    0 => film with { Title = Title() }, // Found by its id only, if it has one.
                    1 => film with { Title = $"{film.Title} ({Title()})" },
                    2 => film with { Title = $"{Title()} ({film.Title})" },
                    3 => film with { Year = film.Year + 1 },
                    4 => film with { Year = null },
                    5 => film with { ImdbId = null },
                    6 => film with { Genres = ["Comedy"] },
                    _ => film,
                });
                if (random.Next(20) == 0)
                {
                    // A second record of it on the same server.
                    catalogue.Add(film with { Title = $"{Title()} ({film.Title})", ImdbId = null });
                }
            }
        }

        foreach (var catalogue in catalogues)
        {
            var shuffled = catalogue.ToArray();
            random.Shuffle(shuffled);
            catalogue.Clear();
            catalogue.AddRange(shuffled);
        }

        return [.. catalogues.Select(catalogue => catalogue.ToArray())];
    }

    /// <summary>All movies at once, in the order of the list.</summary>
    public static IReadOnlyList<MergedMovie> Everything(IReadOnlyDictionary<string, IReadOnlyList<MovieRecord>> records)
    {
        var states = records.Keys.Select(server => new ServerState(server, Presence.Lacks)).ToList();
        return [.. Matcher.Match([.. records.SelectMany(server => server.Value.Select(record => new ServerRecord(server.Key, record)))])
            .Select(group => Merger.Merge(group, states))
            .OrderBy(movie => movie.SortKey, SortKeyComparer.Instance).ThenBy(movie => movie.Year ?? int.MaxValue)];
    }

    /// <summary>A row as text: place, records, what is wrong with it and what is known of every server.</summary>
    public static string Row(MergedMovie movie) =>
        $"{movie.SortKey}|{movie.Year}: {string.Join(' ', movie.Records.Select(record => $"{record.Server}{record.Record.Id}").Order(StringComparer.Ordinal))}"
        + $" {string.Join(',', movie.Servers.Select(server => server.Presence))} {string.Join(',', movie.Inconsistencies.Select(found => found.GetType().Name))}";
}
