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
        var entries = InFixedOrder(records).Select(record => new Entry(record)).ToList();
        JoinByImdbId(entries);

        SameYear.JoinByTitleKey(new KeyIndex(ClustersOf(entries)));
        var index = new KeyIndex(ClustersOf(entries));
        SameYear.JoinByFurtherKeys(index);
        YearsOneApart.JoinByTitleKey(index);
        YearsOneApart.JoinByFurtherKeys(index);
        YearUnknown.Join(index);

        var finished = ClustersOf(entries).ToDictionary(cluster => cluster, cluster => new FinishedCluster(cluster));
        return [.. finished.Values
            .OrderBy(group => group.First.Key, SortKeyComparer.Instance)
            .ThenBy(group => group.First.Year ?? int.MaxValue)
            .ThenBy(group => group.First.Source.Server, StringComparer.Ordinal)
            .ThenBy(group => group.First.Source.Record.Id)
            .Select(group => group.ToGroup(finished))];
    }

    /// <summary>One order for whatever order the records came in, so that nothing after it can depend on who answered first.</summary>
    private static IEnumerable<ServerRecord> InFixedOrder(IEnumerable<ServerRecord> records) =>
        records
            .OrderBy(record => record.Server, StringComparer.Ordinal)
            .ThenBy(record => record.Record.Id)
            .ThenByDescending(record => record.Record.Version)
            .ThenBy(record => record.Record.ContentHash, StringComparer.Ordinal)
            .DistinctBy(record => (record.Server, record.Record.Id));

    private static IEnumerable<Cluster> ClustersOf(List<Entry> entries) => entries.Select(entry => entry.Cluster).Distinct();

    private static void JoinByImdbId(List<Entry> entries)
    {
        foreach (var sameId in entries.Where(entry => entry.Imdb is not null).GroupBy(entry => entry.Imdb))
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"Same IMDb id tt{sameId.Key:0000000}");
            sameId.Aggregate((first, next) =>
            {
                Cluster.Join(first.Cluster, next.Cluster, reason);
                return first;
            });
        }
    }
}
