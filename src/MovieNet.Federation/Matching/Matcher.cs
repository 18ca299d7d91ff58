using System.Globalization;

namespace MovieNet.Federation;

/// <summary>
/// Finds out which records are one movie. Pure: it depends on the records alone and not on their order, and it takes a time that grows with
/// their number, not with its square.
/// </summary>
/// <remarks>
/// The same IMDb id is the same movie. Else titles decide: equal title keys, or a further key equal to a title key; equal years first,
/// then years one apart, then a year unknown on one side. A group joined by title never holds two IMDb ids, never spans more than one
/// year, and never holds two records of one server with different known years. What fits two groups joins neither and names both.
/// </remarks>
public static class Matcher
{
    /// <summary>The greatest number of other groups that a group names as what it could be.</summary>
    public const int MaximumCouldBe = 5;

    /// <summary>The movies that these records are of.</summary>
    /// <param name="records">
    /// Records of any servers. Of several with one server and id, as when a record was edited while its catalogue was read, the latest
    /// version counts.
    /// </param>
    /// <returns>Every record in exactly one group; the groups by title key, year, server and id.</returns>
    /// <exception cref="ArgumentException">A title holds a lone surrogate.</exception>
    public static IReadOnlyList<MatchGroup> Match(IReadOnlyCollection<ServerRecord> records)
    {
        var finished = Group([.. InFixedOrder(records).Select(record => new RecordEntry(record))]);
        return [.. finished.Values
            .OrderBy(group => group.First.Key, SortKeyComparer.Instance)
            .ThenBy(group => group.First.Year ?? int.MaxValue)
            .ThenBy(group => group.First.Server, StringComparer.Ordinal)
            .ThenBy(group => group.First.Id)
            .Select(group => new MatchGroup(RecordsOf(group), group.Reasons, [.. group.CouldBe(finished).Select(ToCouldBe)]))];
    }

    /// <summary>
    /// The groups of entries. Only records that share a key are ever compared, so entries that share none with the others may be
    /// grouped with them or by themselves; it is the same.
    /// </summary>
    /// <param name="entries">One for each record, by server name and record id.</param>
    internal static IReadOnlyDictionary<Cluster, FinishedCluster> Group(IReadOnlyList<Entry> entries)
    {
        JoinByImdbId(entries);

        SameYear.JoinByTitleKey(new KeyIndex(ClustersOf(entries)));
        var index = new KeyIndex(ClustersOf(entries));
        SameYear.JoinByFurtherKeys(index);
        YearsOneApart.JoinByTitleKey(index);
        YearsOneApart.JoinByFurtherKeys(index);
        YearUnknown.Join(index);

        return ClustersOf(entries).ToDictionary(cluster => cluster, cluster => new FinishedCluster(cluster));
    }

    /// <summary>One order for whatever order the records came in, so that nothing after it can depend on who answered first.</summary>
    private static IEnumerable<ServerRecord> InFixedOrder(IEnumerable<ServerRecord> records) =>
        records
            .OrderBy(record => record.Server, StringComparer.Ordinal)
            .ThenBy(record => record.Record.Id)
            .ThenByDescending(record => record.Record.Version)
            .ThenBy(record => record.Record.ContentHash, StringComparer.Ordinal)
            .DistinctBy(record => (record.Server, record.Record.Id));

    private static List<ServerRecord> RecordsOf(FinishedCluster group) => [.. group.Entries.Select(entry => ((RecordEntry)entry).Source)];

    private static CouldBe ToCouldBe(FinishedCluster other) => new(other.First.Title!, other.Earliest, RecordsOf(other));

    private static IEnumerable<Cluster> ClustersOf(IReadOnlyList<Entry> entries) => entries.Select(entry => entry.Cluster).Distinct();

    private static void JoinByImdbId(IReadOnlyList<Entry> entries)
    {
        foreach (var sameId in entries.Where(entry => entry.Imdb is not null).GroupBy(entry => entry.Imdb))
        {
            sameId.Aggregate((first, next) =>
            {
                Cluster.Join(first.Cluster, next.Cluster, first.Title is null ? null : string.Create(CultureInfo.InvariantCulture, $"Same IMDb id tt{sameId.Key:0000000}"));
                return first;
            });
        }
    }
}
