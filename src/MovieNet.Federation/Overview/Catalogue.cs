namespace MovieNet.Federation;

/// <summary>
/// The records of all servers as the index keeps them, and the movies that they make. What is put in and taken out has no effect on the
/// movies until it is committed, all at once. For one writer.
/// </summary>
internal sealed class Catalogue
{
    private readonly Neighbours neighbours = new();
    private readonly HashSet<string> touchedKeys = new(StringComparer.Ordinal);
    private readonly HashSet<long> touchedImdbs = [];
    private readonly HashSet<CatalogueRow> leaving = [];
    private IReadOnlyList<IndexedServer> servers = [];
    private bool isJudgedOtherwise;
    private long lastKey;

    /// <summary>The movies as of the last commit.</summary>
    public SortedRows Rows { get; private set; } = SortedRows.Empty;

    /// <summary>The servers, in the order of the list. One that is no longer among them must have been emptied.</summary>
    public IReadOnlyList<IndexedServer> Servers
    {
        get => servers;
        set
        {
            var places = value.Select((server, place) => (server, place));
            isJudgedOtherwise |= !servers.SequenceEqual(value);
            if (!servers.Where(value.Contains).SequenceEqual(value.Where(servers.Contains)))
            {
                // The order of the list settles ties, so what is shown of a movie may be another server's by now.
                value.SelectMany(server => server.Records).ToList().ForEach(Touch);
            }

            foreach (var (server, place) in places)
            {
                server.Position = place;
            }

            servers = value;
        }
    }

    /// <summary>Says whether what is not on a server here is not on it.</summary>
    public void SetCurrent(IndexedServer server, bool isCurrent)
    {
        isJudgedOtherwise |= server.IsCurrent != isCurrent;
        server.IsCurrent = isCurrent;
    }

    /// <summary>Takes a record over, unless this version of it is here, or a later one.</summary>
    public void Put(IndexedServer server, in ReadRecord read)
    {
        if (server.Find(read.Id) is { } before && before.Version >= read.Version)
        {
            return;
        }

        Replace(server, read);
    }

    /// <summary>Takes a record out, if it is here.</summary>
    public void Remove(IndexedServer server, long id)
    {
        if (server.Find(id) is { } record)
        {
            Leave(record);
            server.Remove(id);
        }
    }

    /// <summary>Makes these records, read anew, all that a server has. What is here as they say stays.</summary>
    public void PutAll(IndexedServer server, IReadOnlyDictionary<long, ReadRecord> all)
    {
        foreach (var gone in server.Records.Where(record => !all.ContainsKey(record.Id)).ToList())
        {
            Remove(server, gone.Id);
        }

        server.MakeRoom(all.Count - server.Count);
        foreach (var read in all.Values)
        {
            if (server.Find(read.Id) is not { } before || before.Version != read.Version || !before.Content.IsSame(read.Content))
            {
                Replace(server, read);
            }
        }
    }

    /// <summary>Works in what was put in and taken out since the last commit.</summary>
    /// <returns>The numbers of the movies that are new, changed or gone; null where any may be.</returns>
    public IReadOnlySet<long>? Commit()
    {
        var maker = new RowMaker(servers, leaving, () => ++lastKey);
        maker.Make(neighbours.Around(touchedKeys, touchedImdbs));
        Rows = Rows.With(maker.Gone, maker.Come);
        touchedKeys.Clear();
        touchedImdbs.Clear();
        leaving.Clear();
        if (isJudgedOtherwise)
        {
            isJudgedOtherwise = false;
            Rows = Rows.Judged(row => RowMaker.Settle(row.Under(servers)));
            return null;
        }

        return maker.Gone.Concat(maker.Come).Select(row => row.Key).ToHashSet();
    }

    private void Replace(IndexedServer server, in ReadRecord read)
    {
        var record = new IndexedRecord(server, read);
        if (server.Find(read.Id) is { } before)
        {
            Leave(before);
            record.Row = before.Row;
        }

        server.Set(record);
        neighbours.Add(record);
        Touch(record);
    }

    private void Leave(IndexedRecord record)
    {
        Touch(record);
        neighbours.Remove(record);
        if (record.Row is { } row)
        {
            leaving.Add(row);
        }
    }

    private void Touch(IndexedRecord record)
    {
        touchedKeys.Add(record.Content.Key);
        touchedKeys.UnionWith(record.Content.FurtherKeys);
        if (record.Content.Imdb is { } imdb)
        {
            touchedImdbs.Add(imdb);
        }
    }
}
