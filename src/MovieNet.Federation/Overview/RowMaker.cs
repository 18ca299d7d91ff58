namespace MovieNet.Federation;

/// <summary>Makes movies of records that were touched, and finds out which movies come and go by that.</summary>
/// <param name="servers">The servers, in the order of the list.</param>
/// <param name="leaving">Movies that lost a record.</param>
/// <param name="next">Gives a number that no movie has had.</param>
internal sealed class RowMaker(IReadOnlyList<IndexedServer> servers, IEnumerable<CatalogueRow> leaving, Func<long> next)
{
    /// <summary>Neighbourhoods are mostly two or three records: some thousand at once cost what they cost together, not each its own tables.</summary>
    private const int RecordsAtOnce = 4_000;

    private readonly HashSet<CatalogueRow> gone = [.. leaving];
    private readonly HashSet<CatalogueRow> kept = [];
    private readonly HashSet<long> taken = [];
    private readonly List<CatalogueRow> come = [];

    public IReadOnlySet<CatalogueRow> Gone => gone;

    public IReadOnlyCollection<CatalogueRow> Come => come;

    /// <summary>Makes the movies.</summary>
    /// <param name="neighbourhoods">Records that share no key with those of another one.</param>
    public void Make(IEnumerable<List<IndexedRecord>> neighbourhoods)
    {
        var waiting = new List<IndexedRecord>();
        foreach (var near in neighbourhoods)
        {
            if (near is [var alone])
            {
                MakeRow([alone], []);
                continue;
            }

            waiting.AddRange(near);
            if (waiting.Count >= RecordsAtOnce)
            {
                MatchAndMake(waiting);
                waiting.Clear();
            }
        }

        MatchAndMake(waiting);
        gone.ExceptWith(kept);
    }

    /// <summary>Tells its records which movie they belong to.</summary>
    public static CatalogueRow Settle(CatalogueRow row)
    {
        foreach (var record in row.Indexed)
        {
            record.Row = row;
        }

        return row;
    }

    private void MatchAndMake(List<IndexedRecord> records)
    {
        var groups = Matcher.Group([.. records
            .OrderBy(record => record.Server.Name, StringComparer.Ordinal)
            .ThenBy(record => record.Id)
            .Select(record => new IndexedEntry(record))]);
        foreach (var group in groups.Values)
        {
            var its = RecordsOf(group).OrderBy(record => record.Server.Position).ThenBy(record => record.Id).ToArray();
            var maybe = group.CouldBe(groups)
                .SelectMany(RecordsOf)
                .Select(record => record.Server)
                .Where(server => !Array.Exists(its, record => record.Server == server))
                .Distinct()
                .OrderBy(server => server.Position);
            MakeRow(its, [.. maybe]);
        }
    }

    private void MakeRow(IndexedRecord[] records, IndexedServer[] maybe)
    {
        gone.UnionWith(records.Select(record => record.Row).OfType<CatalogueRow>());
        if (records[0].Row is { } before && before.IsMadeOf(records, maybe))
        {
            kept.Add(before);
            return;
        }

        var number = records.Select(record => record.Row?.Key).FirstOrDefault(key => key is { } free && taken.Add(free)) ?? next();
        come.Add(Settle(new CatalogueRow(number, records, maybe, new(records)).Under(servers)));
    }

    private static IEnumerable<IndexedRecord> RecordsOf(FinishedCluster group) => group.Entries.Select(entry => ((IndexedEntry)entry).Record);

    /// <summary>A record of the index with what it is matched by.</summary>
    private sealed class IndexedEntry(IndexedRecord record) : Entry(
        record.Server.Name, record.Id, record.Content.Key, record.Content.FurtherKeys, record.Content.Year, record.Content.Imdb)
    {
        public IndexedRecord Record { get; } = record;
    }
}
