using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// Orders movies of one title key, which a server gives in the order of its ids. Only these are held, until the next title
/// key is seen.
/// </summary>
internal sealed class Namesakes
{
    private static readonly Comparer<Movie> ByYearAndId = Comparer<Movie>.Create(Compare);

    private readonly List<Movie> same = [];
    private string? key;

    /// <summary>Takes movies sorted by title key and gives back all but those that the next ones may stand among.</summary>
    public IReadOnlyList<Movie> Order(IEnumerable<Movie> movies, bool isEnd)
    {
        var ordered = new List<Movie>();
        foreach (var movie in movies)
        {
            var next = TitleKey.Of(movie.Title);
            if (!string.Equals(next, key, StringComparison.Ordinal))
            {
                Release(ordered);
                key = next;
            }

            same.Add(movie);
        }

        if (isEnd)
        {
            Release(ordered);
        }

        return ordered;
    }

    private void Release(List<Movie> ordered)
    {
        same.Sort(ByYearAndId);
        ordered.AddRange(same);
        same.Clear();
    }

    /// <summary>No year, and no IMDb id, comes last.</summary>
    private static int Compare(Movie one, Movie other) =>
        one.Year != other.Year ? (one.Year ?? int.MaxValue).CompareTo(other.Year ?? int.MaxValue)
        : one.ImdbId is null || other.ImdbId is null ? (one.ImdbId is null).CompareTo(other.ImdbId is null)
        : string.CompareOrdinal(one.ImdbId, other.ImdbId);
}
