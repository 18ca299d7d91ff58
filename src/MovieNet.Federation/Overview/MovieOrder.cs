namespace MovieNet.Federation;

/// <summary>What movies are sorted by. No value comes last in both directions; ties are by title, then year.</summary>
public enum MovieOrder
{
    /// <summary>By the title key of the shown title, as servers sort.</summary>
    Title,

    /// <summary>By the shown year.</summary>
    Year,

    /// <summary>By the shown rating.</summary>
    Rating,

    /// <summary>By the time of the last change of any record.</summary>
    LastChange,

    /// <summary>By how bad the disagreement is.</summary>
    Badness,
}

/// <summary>Compares movies. No two are equal, so that a movie can be found by its place.</summary>
internal sealed class RowComparer(MovieOrder order, bool descending) : IComparer<CatalogueRow>
{
    public static RowComparer ByTitle { get; } = new(MovieOrder.Title, descending: false);

    public int Compare(CatalogueRow? x, CatalogueRow? y)
    {
        if (x is null || y is null || ReferenceEquals(x, y))
        {
            return ReferenceEquals(x, y) ? 0 : x is null ? -1 : 1;
        }

        var compared = order switch
        {
            MovieOrder.Year => Compare(x.Year, y.Year),
            MovieOrder.Rating => Compare(x.Rating, y.Rating),
            MovieOrder.LastChange => Turn(x.LastChange.CompareTo(y.LastChange)),
            MovieOrder.Badness => Turn(x.Badness.CompareTo(y.Badness)),
            _ => Turn(SortKeyComparer.Instance.Compare(x.SortKey, y.SortKey)),
        };
        return compared != 0 ? compared : CompareByTitle(x, y);
    }

    private static int CompareByTitle(CatalogueRow x, CatalogueRow y)
    {
        var compared = SortKeyComparer.Instance.Compare(x.SortKey, y.SortKey);
        compared = compared != 0 ? compared : (x.Year ?? int.MaxValue).CompareTo(y.Year ?? int.MaxValue);
        compared = compared != 0 ? compared : string.CompareOrdinal(x.First.Server.Name, y.First.Server.Name);
        return compared != 0 ? compared : x.First.Id.CompareTo(y.First.Id);
    }

    private int Compare<T>(T? x, T? y)
        where T : struct, IComparable<T> =>
        x is { } one && y is { } other ? Turn(one.CompareTo(other)) : (x is null).CompareTo(y is null);

    private int Turn(int compared) => descending ? -compared : compared;
}
