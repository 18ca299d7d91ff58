using System.Text.Json;
using CsvHelper;
using MovieNet.Protocol;

namespace MovieNet.Benchmarks.Catalogue;

/// <summary>
/// The titles that a catalogue of any size is made of: invented ones, or those of real catalogues in a folder (CSV files with
/// a column <c>title</c>, JSON files with a list of objects that have one). None of them finds another, by title key or further key.
/// </summary>
internal static class TitleSource
{
    private const int LongestTitle = 280;

    private static readonly string[] Qualities =
    [
        "Silent", "Crimson", "Last", "Hidden", "Broken", "Golden", "Lonely", "Distant", "Burning", "Forgotten", "Winter", "Midnight", "Paper",
        "Glass", "Wild", "Restless", "Quiet", "Stolen", "Second", "Little", "Great", "Strange", "Perfect", "Empty", "Electric", "Frozen", "Secret",
        "Velvet", "Iron", "Bitter", "Gentle", "Hollow", "Invisible", "Northern", "Savage", "Scarlet", "Sleeping", "Spanish", "Tender", "Wandering",
    ];

    private static readonly string[] Things =
    [
        "River", "House", "Garden", "Road", "Letter", "Mountain", "Hour", "Stranger", "Bridge", "Summer", "Train", "Mirror", "Island", "Witness",
        "Shadow", "Daughter", "Soldier", "Orchard", "Lighthouse", "Circus", "Harvest", "Piano", "Voyage", "Winter", "Tailor", "Window", "Wedding",
        "Storm", "Detective", "Promise", "Engine", "Captain", "Season", "Sparrow", "Harbour", "Kingdom", "Language", "Night", "Painter", "Station",
    ];

    private static readonly string[] Places =
    [
        "Lisbon", "Monterey", "Kyoto", "Trieste", "Bergen", "Savannah", "Odessa", "Marrakesh", "Valparaíso", "Reykjavík", "Zürich", "Montréal",
        "Calcutta", "Havana", "Algiers", "Bruges", "Cádiz", "Dresden", "Edinburgh", "Fez", "Genoa", "Hanoi", "Istanbul", "Jakarta", "Kraków",
    ];

    /// <summary>The invented titles: forty thousand.</summary>
    public static IReadOnlyList<string> Invented { get; } =
        [.. from thing in Things from quality in Qualities from place in Places select Invent(quality, thing, place)];

    /// <summary>The titles of a folder's files.</summary>
    public static IReadOnlyList<string> Read(string folder)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var further = new HashSet<string>(StringComparer.Ordinal);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        return
        [
            .. files.Where(file => file.EndsWith(".csv", StringComparison.Ordinal)).SelectMany(ReadCsv)
                .Concat(files.Where(file => file.EndsWith(".json", StringComparison.Ordinal)).SelectMany(ReadJson))
                .Where(title => title.Length <= LongestTitle && !string.IsNullOrWhiteSpace(title) && !title.Any(char.IsControl))
                .Where(title => !further.Contains(TitleKey.Of(title)) && keys.Add(TitleKey.Of(title))
                    && TitleKey.FurtherOf(title).All(key => !keys.Contains(key) && further.Add(key))),
        ];
    }

    private static string Invent(string quality, string thing, string place) => ((quality.Length + thing.Length + place.Length) % 4) switch
    {
        0 => $"The {quality} {thing} of {place}",
        1 => $"{place}: {quality} {thing}",
        2 => $"A {quality} {thing} in {place}",
        _ => $"{quality} {thing} – {place}",
    };

    private static IEnumerable<string> ReadCsv(string file)
    {
        using var stream = File.OpenRead(file);
        using var csv = CsvReader.Create(stream, CsvReaderOptions.Default);
        csv.ReadHeader();
        var column = csv.Headers.ToList().IndexOf("title");
        while (column >= 0 && csv.Read())
        {
            yield return csv.GetString(column);
        }
    }

    private static List<string> ReadJson(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. json.RootElement.EnumerateArray().Select(movie => movie.GetProperty("title").GetString()!)];
    }
}
