using System.Globalization;
using MovieNet.Protocol;

namespace MovieNet.Benchmarks.Catalogue;

/// <summary>
/// A catalogue of any size, the same one every time: record number i always says the same. Where there are more records than
/// titles, the titles come again with a number, so that every record has a title key of its own.
/// </summary>
internal sealed class Movies(IReadOnlyList<string> titles)
{
    private static readonly string[] FirstNames =
    [
        "Ana", "Bruno", "Chloé", "Daniel", "Elena", "Farid", "Greta", "Hiro", "Ingrid", "Jonas", "Keiko", "Liam", "Marta", "Nadia", "Oskar",
        "Paula", "Quentin", "Rosa", "Sven", "Teresa", "Ulrich", "Vera", "William", "Ximena", "Yusuf", "Zoë", "Agnès", "Björn", "Carmen", "Diego",
    ];

    private static readonly string[] LastNames =
    [
        "Almeida", "Berg", "Castro", "Dubois", "Eriksen", "Fischer", "García", "Hansen", "Ivanov", "Jensen", "Kowalski", "Lindqvist", "Moreau",
        "Nakamura", "O'Brien", "Petrov", "Quinn", "Rossi", "Sørensen", "Tanaka", "Ueda", "Vargas", "Weber", "Xu", "Yamada", "Zhang", "Abbott",
        "Bianchi", "Costa", "Díaz", "Evans", "Fontaine", "Grant", "Horváth", "Ito", "Jarvis", "Keller", "Larsson", "Mendes", "Novak",
    ];

    private static readonly string[] Genres =
        ["Drama", "Comedy", "Thriller", "Romance", "Documentary", "Horror", "Adventure", "Crime", "Western", "Animation", "War", "Musical"];

    private static readonly string[] Countries = ["France", "Italy", "Japan", "Sweden", "Mexico", "Poland", "India", "United States"];

    private static readonly string[] Plots = ["looks for", "loses", "inherits", "escapes from", "returns to", "paints", "betrays", "remembers"];

    private static readonly string[] Objects = ["an old map", "the family's farm", "a rival", "the harbour", "a lost brother", "the war", "a letter"];

    /// <summary>How many different titles there are.</summary>
    public int TitleCount => titles.Count;

    /// <summary>Record i's title.</summary>
    public string TitleOf(int i) => i < titles.Count
        ? titles[i]
        : string.Create(CultureInfo.InvariantCulture, $"{titles[i % titles.Count]}, Reel {(i / titles.Count) + 1}");

    /// <summary>Record i.</summary>
    public Movie Of(int i)
    {
        var random = new Dice(i);
        return new()
        {
            Title = TitleOf(i),
            Year = 1920 + random.Below(105),
            Directors = TextList.From([Name(ref random)]),
            Cast = TextList.From([.. Enumerable.Range(0, 1 + random.Below(3)).Select(_ => Name(ref random)).Distinct(StringComparer.Ordinal)]),
            Genres = TextList.From([.. Enumerable.Range(0, 1 + random.Below(2)).Select(_ => Genres[random.Below(Genres.Length)]).Distinct(StringComparer.Ordinal)]),
            RuntimeMinutes = 60 + random.Below(120),
            Rating = random.Below(101) / 10m,
            Country = Countries[random.Below(Countries.Length)],
            ImdbId = string.Create(CultureInfo.InvariantCulture, $"tt{1_000_000 + i:D7}"),
            Synopsis = $"A {Name(ref random)} {Plots[random.Below(Plots.Length)]} {Objects[random.Below(Objects.Length)]}.",
        };
    }

    private static string Name(ref Dice random) => FirstNames[random.Below(FirstNames.Length)] + " " + LastNames[random.Below(LastNames.Length)];

    /// <summary>Numbers that depend on the seed alone, on every machine (SplitMix64).</summary>
    private struct Dice(int seed)
    {
        private ulong state = (ulong)seed * 0x9E3779B97F4A7C15UL;

        public int Below(int bound)
        {
            state += 0x9E3779B97F4A7C15UL;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)bound);
        }
    }
}
