using System.Text;
using MovieNet.Protocol;

namespace MovieNet.Tests.Federation.Exporting;

/// <summary>Movies that servers take and that files are bad at: signs that part cells and items, white space, formulas, all of Unicode.</summary>
internal static class AwkwardMovies
{
    private static readonly string[] Pieces =
    [
        "\"", "\"\"", ",", ";", "; ", "|", " ", "  ", "\u00A0", "\u3000", "\u2028", "\uFEFF", "[", "]", "[\"", "\"]", "[]", "{", "}", "'", "\\", "\\N", "\\n", "=1+1", "=", "-", "+", "@", "#",
        "&amp;", "&amp", "&", "&#38;", "&eacute;", ":", "/", "\U0001F3AC", "\U0001F469\u200D\U0001F467", "e\u0301", "é", "侍", "שלום", "ß", "null", "0", "1979", "a", "Alien", "tt0078748", "NaN", "true",
    ];

    private static readonly string[] Lines = ["\n", "\n\n", "\t", "\n \n", " \n"];

    /// <summary>So many; the same for the same seed. No two have the same IMDb id.</summary>
    public static IReadOnlyList<Movie> Make(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => Make(random, FormattableString.Invariant($"tt{seed:00000}{i:00000}")))];
    }

    private static Movie Make(Random random, string imdbId)
    {
        Movie movie;
        do
        {
            movie = new()
            {
                Title = Text(random, Pieces),
                Year = Sometimes(random, () => (int?)random.Next(1870, 2101)),
                Directors = List(random),
                Cast = List(random),
                Genres = List(random),
                RuntimeMinutes = Sometimes(random, () => (int?)random.Next(1, 100_001)),
                Rating = Sometimes(random, () => (decimal?)random.Next(0, 101) / 10),
                Language = Sometimes(random, () => Text(random, Pieces)),
                Country = Sometimes(random, () => Text(random, Pieces)),
                Synopsis = Sometimes(random, () => Text(random, [.. Pieces, .. Lines])),
                ImdbId = random.Next(3) > 0 ? imdbId : null,
                PosterUrl = Sometimes(random, () => "https://example.org/" + Text(random, Pieces)),
            };
        }
        while (MovieRules.Check(movie).Count > 0);
        return movie;
    }

    private static TextList List(Random random) => [.. Enumerable.Range(0, random.Next(5)).Select(_ => Text(random, Pieces))];

    private static string Text(Random random, string[] pieces)
    {
        var text = new StringBuilder();
        for (var length = random.Next(1, 6); length > 0; length--)
        {
            text.Append(pieces[random.Next(pieces.Length)]);
        }

        return text.ToString();
    }

    private static T? Sometimes<T>(Random random, Func<T> make) => random.Next(3) > 0 ? make() : default;
}
