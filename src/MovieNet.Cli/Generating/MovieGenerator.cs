using MovieNet.Protocol;

namespace MovieNet.Cli.Generating;

/// <summary>
/// Makes up movies that could be real, without IMDb id and poster, which would be somebody else's. The same seed gives the
/// same movies.
/// </summary>
internal sealed class MovieGenerator(int seed)
{
    private const int FirstYear = 1925;
    private const int LastYear = 2025;

    private readonly Random random = new(seed);

    /// <summary>So many movies; that two are the same is possible and unlikely.</summary>
    public IEnumerable<Movie> Make(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return Make();
        }
    }

    private Movie Make()
    {
        var (country, language) = One(Words.Countries);
        return new()
        {
            Title = Title(),
            Year = LastYear - (int)((LastYear - FirstYear + 1) * Math.Pow(random.NextDouble(), 1.5)),
            Directors = [.. Several(Name, random.Next(10) == 0 ? 2 : 1)],
            Cast = [.. Several(Name, random.Next(3, 9))],
            Genres = [.. Several(() => One(Words.Genres), random.Next(1, 4))],
            RuntimeMinutes = 72 + random.Next(45) + random.Next(55),
            Rating = Usually(() => (decimal?)(30 + random.Next(31) + random.Next(31)) / 10),
            Language = language,
            Country = country,
            Synopsis = Usually(Synopsis),
        };
    }

    private string Title() => random.Next(9) switch
    {
        0 => $"The {One(Words.Adjectives)} {One(Words.Nouns)}",
        1 => $"{One(Words.Nouns)} of the {One(Words.Nouns)}",
        2 => $"The {One(Words.Nouns)} and the {One(Words.Nouns)}",
        3 => $"{One(Words.Adjectives)} {One(Words.Nouns)} in {One(Words.Places)}",
        4 => $"{One(Words.FirstNames)}’s {One(Words.Adjectives)} {One(Words.Nouns)}",
        5 => $"One More {One(Words.Nouns)} for {One(Words.FirstNames)} {One(Words.LastNames)}",
        6 => $"{One(Words.FirstNames)} {One(Words.LastNames)} in {One(Words.Places)}",
        7 => $"{One(Words.FirstNames)} and the {One(Words.Adjectives)} {One(Words.Nouns)}",
        _ => $"{One(Words.Times)} in {One(Words.Places)}: {One(Words.Nouns)}",
    };

    private string Synopsis() =>
        $"A {One(Words.Traits)} {One(Words.Jobs)} {One(Words.Deeds)} {One(Words.Places)}, where {Name()} {One(Words.Turns)}.";

    private string Name() => $"{One(Words.FirstNames)} {One(Words.LastNames)}";

    private T One<T>(T[] words) => words[random.Next(words.Length)];

    private IEnumerable<string> Several(Func<string> make, int count) => Enumerable.Range(0, count).Select(_ => make()).Distinct(StringComparer.Ordinal);

    /// <summary>Real catalogues have gaps.</summary>
    private T? Usually<T>(Func<T> make) => random.Next(8) == 0 ? default : make();
}
