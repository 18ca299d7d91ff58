namespace MovieNet.Federation;

/// <summary>
/// The records of all groups that still may be joined, by title key and year, and by title key alone. It is made from the groups of one
/// moment and may be used while they grow: every look at a record asks for the group that it is in by then.
/// </summary>
internal sealed class KeyIndex
{
    private static readonly Bucket Nothing = new();

    private readonly Dictionary<(string Key, int Year), Bucket> dated = [];
    private readonly Dictionary<string, Bucket> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Bucket> yearless = new(StringComparer.Ordinal);

    public KeyIndex(IEnumerable<Cluster> clusters)
    {
        foreach (var entry in clusters.Where(cluster => !cluster.IsUndecided).SelectMany(cluster => cluster.Entries))
        {
            foreach (var year in entry.Years)
            {
                Add(dated, (entry.Key, year), entry);
            }

            Add(entry.Cluster.Earliest is null ? yearless : known, entry.Key, entry);
            if (entry.FurtherKeys.Count > 0)
            {
                WithFurtherKeys.Add(entry);
            }
        }
    }

    /// <summary>The buckets of one key and one year.</summary>
    public IReadOnlyDictionary<(string Key, int Year), Bucket> Dated => dated;

    /// <summary>The keys for which a group without any year is there.</summary>
    public IReadOnlyDictionary<string, Bucket> Yearless => yearless;

    /// <summary>The records that are also known by other keys.</summary>
    public List<Entry> WithFurtherKeys { get; } = [];

    /// <summary>The records of this key and year.</summary>
    public Bucket At(string key, int year) => dated.GetValueOrDefault((key, year), Nothing);

    /// <summary>The records of this key in groups that know a year.</summary>
    public Bucket KnownYear(string key) => known.GetValueOrDefault(key, Nothing);

    /// <summary>The records of this key in groups that know no year.</summary>
    public Bucket UnknownYear(string key) => yearless.GetValueOrDefault(key, Nothing);

    private static void Add<TKey>(Dictionary<TKey, Bucket> buckets, TKey key, Entry entry)
        where TKey : notnull
    {
        if (!buckets.TryGetValue(key, out var bucket))
        {
            buckets.Add(key, bucket = new Bucket());
        }

        bucket.Add(entry);
    }
}

/// <summary>Records that share a key, one for each group, those of groups with an IMDb id apart.</summary>
internal sealed class Bucket
{
    public List<Entry> WithId { get; } = [];

    public List<Entry> WithoutId { get; } = [];

    public IEnumerable<Entry> All => WithoutId.Concat(WithId);

    /// <summary>Adds a record. The index adds group by group, so a group that is there already is the last one.</summary>
    public void Add(Entry entry)
    {
        var list = entry.Cluster.Imdb is null ? WithoutId : WithId;
        if (list.Count == 0 || list[^1].Cluster != entry.Cluster)
        {
            list.Add(entry);
        }
    }

    /// <summary>
    /// The records that a title may join this one to; enough of them to see that it is ambiguous, not all, so that thousands of records
    /// of one title stay linear. Two IMDb ids are never joined, so a record with an id is not even compared with others that have one.
    /// </summary>
    public IEnumerable<Entry> JoinableTo(Entry entry) =>
        (entry.Cluster.Imdb is null ? All : WithoutId)
            .Where(other => other.Cluster != entry.Cluster && !other.Cluster.IsUndecided && other.Cluster.CanJoin(entry.Cluster))
            .DistinctBy(other => other.Cluster)
            .Take(Matcher.MaximumCouldBe);
}
