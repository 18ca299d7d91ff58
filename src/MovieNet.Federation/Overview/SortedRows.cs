namespace MovieNet.Federation;

/// <summary>The same movies in every order that was asked for. Unchanging to its readers; a change makes another one.</summary>
internal sealed class SortedRows
{
    private readonly Lock one = new();
    private readonly Dictionary<(MovieOrder Order, bool Descending), RowList> sorted;

    private SortedRows(Dictionary<(MovieOrder Order, bool Descending), RowList> sorted) => this.sorted = sorted;

    public static SortedRows Empty { get; } = new(new() { [(MovieOrder.Title, false)] = RowList.Empty });

    public RowList ByTitle => In(MovieOrder.Title, descending: false);

    /// <summary>The movies in an order: sorted when they are first asked for in it, patched from then on.</summary>
    public RowList In(MovieOrder order, bool descending)
    {
        lock (one)
        {
            if (!sorted.TryGetValue((order, descending), out var rows))
            {
                sorted.Add((order, descending), rows = sorted[(MovieOrder.Title, false)].Sort(new(order, descending)));
            }

            return rows;
        }
    }

    /// <summary>The movies without some and with others.</summary>
    public SortedRows With(IReadOnlySet<CatalogueRow> gone, IReadOnlyCollection<CatalogueRow> come)
    {
        lock (one)
        {
            return gone.Count + come.Count == 0 ? this : new(sorted.ToDictionary(
                rows => rows.Key, rows => rows.Value.With(gone, come, new(rows.Key.Order, rows.Key.Descending))));
        }
    }

    /// <summary>The movies judged anew: nothing but their kinds, and how bad they are, may change.</summary>
    public SortedRows Judged(Func<CatalogueRow, CatalogueRow> judge)
    {
        var judged = ByTitle.Replace(judge);
        return judged == ByTitle ? this : new(new() { [(MovieOrder.Title, false)] = judged });
    }
}
