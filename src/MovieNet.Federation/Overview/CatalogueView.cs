using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>The movies of a selection at one moment, in their order.</summary>
public sealed class CatalogueView
{
    private readonly MovieOrder order;
    private readonly bool descending;

    internal CatalogueView(IReadOnlyList<CatalogueRow> rows, MovieOrder order, bool descending, CatalogueFacets facets) =>
        (Rows, this.order, this.descending, Facets) = (rows, order, descending, facets);

    /// <summary>The movies.</summary>
    public IReadOnlyList<CatalogueRow> Rows { get; }

    /// <summary>What else there is to choose by, with counts.</summary>
    public CatalogueFacets Facets { get; }

    /// <summary>The place in the order by title where a text's title key would stand: that of the first movie at or behind it.</summary>
    /// <param name="title">A title or its beginning: <c>M</c>.</param>
    /// <returns>0 to the number of movies; 0 in any other order.</returns>
    public int PlaceOf(string title)
    {
        var key = TitleKey.Of(title);
        return order == MovieOrder.Title ? PlaceBehind(row => SortKeyComparer.Instance.Compare(row.SortKey, key)) : 0;
    }

    /// <summary>The place in the order by year of the first movie of this year or behind it.</summary>
    /// <returns>0 to the number of movies; 0 in any other order.</returns>
    public int PlaceOf(int year) => order == MovieOrder.Year ? PlaceBehind(row => row.Year?.CompareTo(year) ?? (descending ? -1 : 1)) : 0;

    private int PlaceBehind(Func<CatalogueRow, int> compare)
    {
        var (from, to) = (0, Rows.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            var isBefore = descending ? compare(Rows[middle]) > 0 : compare(Rows[middle]) < 0;
            (from, to) = isBefore ? (middle + 1, to) : (from, middle);
        }

        return from;
    }
}
