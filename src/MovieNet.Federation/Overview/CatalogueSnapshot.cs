namespace MovieNet.Federation;

/// <summary>All movies of all servers at one moment. Unchanging; safe for use by many threads.</summary>
public sealed class CatalogueSnapshot
{
    private readonly SortedRows rows;
    private readonly GenreNames genres;
    private readonly Lazy<CatalogueFigures> figures;

    internal CatalogueSnapshot(
        SortedRows rows, GenreNames genres, IReadOnlyList<CatalogueServer> servers, IReadOnlyList<RecentChange> latest, bool isReady)
    {
        (this.rows, this.genres, Servers, Latest, IsReady) = (rows, genres, servers, latest, isReady);
        figures = new(() => new(rows.ByTitle, servers));
    }

    /// <summary>Every server, in the order of the list: what all the rest is of, and of when.</summary>
    public IReadOnlyList<CatalogueServer> Servers { get; }

    /// <summary>
    /// Whether every server was read once, or does not answer. Until then the movies are those of the servers that were.
    /// </summary>
    public bool IsReady { get; }

    /// <summary>How many movies.</summary>
    public int Movies => rows.ByTitle.Count;

    /// <summary>What was changed lately, the latest first.</summary>
    public IReadOnlyList<RecentChange> Latest { get; }

    /// <summary>Counts over all movies; made when they are first asked for, a few milliseconds for tens of thousands.</summary>
    public CatalogueFigures Figures => figures.Value;

    /// <summary>All movies, in an order.</summary>
    public IReadOnlyList<CatalogueRow> In(MovieOrder order, bool descending = false) => rows.In(order, descending);

    /// <summary>Some movies, in an order, with what else there is to choose by.</summary>
    public CatalogueView Select(MovieSelection selection, MovieOrder order = MovieOrder.Title, bool descending = false)
    {
        var test = new SelectionTest(selection, genres, Servers);
        var counts = new FacetCounts(genres, Servers);
        var chosen = new List<CatalogueRow>();
        var all = rows.In(order, descending);
        foreach (var row in all)
        {
            var fields = test.FieldsOf(row);
            var failed = test.FailedBy(row, fields);
            counts.Count(row, fields, failed);
            if (failed == FacetGroups.None)
            {
                chosen.Add(row);
            }
        }

        return new(chosen.Count == all.Count ? all : chosen, order, descending, counts.ToFacets());
    }

    /// <summary>A test whether a movie is in a selection.</summary>
    public Func<CatalogueRow, bool> Matching(MovieSelection selection)
    {
        var test = new SelectionTest(selection, genres, Servers);
        return row => test.FailedBy(row, test.FieldsOf(row)) == FacetGroups.None;
    }

    /// <summary>Whether a server has a movie.</summary>
    public Presence PresenceOn(CatalogueRow row, string server) =>
        row.IsOn(server) ? Presence.Has
        : row.MayBe(server) ? Presence.Unknown
        : Servers.FirstOrDefault(one => string.Equals(one.Server, server, StringComparison.Ordinal))?.State switch
        {
            CatalogueServerState.Current => Presence.Lacks,
            CatalogueServerState.Awaited => Presence.Asking,
            _ => Presence.Unknown,
        };

    /// <summary>Whether the other says the same of everything.</summary>
    internal bool IsAs(CatalogueSnapshot other) =>
        ReferenceEquals(rows, other.rows) && Latest == other.Latest && IsReady == other.IsReady && Servers.SequenceEqual(other.Servers);
}
