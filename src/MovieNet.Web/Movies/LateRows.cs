using MovieNet.Federation;

namespace MovieNet.Web.Movies;

/// <summary>
/// The rows of a list that fills while somebody reads it. What comes late is put in where it belongs, but nothing at or above
/// the reader's place moves: rows that belong there are held back, and counted, until they are asked for.
/// </summary>
public sealed class LateRows
{
    /// <summary>What is shown, in order. A row keeps its key while more servers answer.</summary>
    public IReadOnlyList<Row> Shown { get; private set; } = [];

    /// <summary>What is held back.</summary>
    public IReadOnlyList<MergedMovie> Held { get; private set; } = [];

    /// <summary>Behind so many rows the line stands that tells of those held back.</summary>
    public int Place { get; private set; }

    /// <summary>The movies shown.</summary>
    public IEnumerable<MergedMovie> Movies => Shown.Select(row => row.Movie);

    /// <summary>The servers that have movies which are held back, in the order of the list.</summary>
    public IReadOnlyList<string> From => [.. Held.SelectMany(movie => movie.Servers.Where(server => server.Presence == Presence.Has)).Select(server => server.Server).Distinct(StringComparer.Ordinal)];

    /// <summary>Begins anew.</summary>
    public void Clear() => (Shown, Held, Place) = ([], [], 0);

    /// <summary>Takes the list as it is now.</summary>
    /// <param name="fresh">All of it, in order.</param>
    /// <param name="still">How many of the rows shown must not move.</param>
    /// <param name="isAll">Whether every server has answered, so that what is missing now is gone.</param>
    public void Take(IReadOnlyList<MergedMovie> fresh, int still, bool isAll)
    {
        var (now, before) = (Keyed(fresh), Shown);
        var places = now.Select((row, place) => (row.Key, place)).ToDictionary(row => row.Key, row => row.place);
        var keep = before.Take(still)
            .Where(row => !isAll || places.ContainsKey(row.Key))
            .Select(row => places.TryGetValue(row.Key, out var place) ? now[place] : row)
            .ToList();
        var last = keep.Select(row => places.GetValueOrDefault(row.Key, -1)).DefaultIfEmpty(-1).Max();
        var (kept, known) = (keep.Select(row => row.Key).ToHashSet(), before.Select(row => row.Key).ToHashSet());
        // What was shown below and belongs above now does not vanish: it moves up as far as it may.
        var rest = now.Where((row, place) => !kept.Contains(row.Key) && (place > last || known.Contains(row.Key)));
        Shown = [.. keep, .. rest];
        Held = [.. now.Where((row, place) => place < last && !known.Contains(row.Key)).Select(row => row.Movie)];
        Place = keep.Count;
    }

    /// <summary>A movie is known by its title and year; of several such the second is the second.</summary>
    private static List<Row> Keyed(IReadOnlyList<MergedMovie> movies)
    {
        var counts = new Dictionary<(string, int?), int>();
        return [.. movies.Select(movie => new Row((movie.SortKey, movie.Year, counts[(movie.SortKey, movie.Year)] = counts.GetValueOrDefault((movie.SortKey, movie.Year)) + 1), movie))];
    }

    /// <param name="Key">What it is: the same while more is learned of it.</param>
    /// <param name="Movie">What is known of it.</param>
    public sealed record Row((string Title, int? Year, int Nth) Key, MergedMovie Movie);
}
