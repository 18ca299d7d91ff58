namespace MovieNet.Federation;

/// <summary>A group that grows no more, its records in their fixed order.</summary>
internal sealed class FinishedCluster
{
    private readonly Cluster cluster;

    public FinishedCluster(Cluster cluster)
    {
        this.cluster = cluster;
        Entries = [.. cluster.Entries.OrderBy(entry => entry.Server, StringComparer.Ordinal).ThenBy(entry => entry.Id)];
    }

    /// <summary>By server name and record id.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    public Entry First => Entries[0];

    public IReadOnlyList<string> Reasons => cluster.Reasons;

    /// <summary>The earliest year that any of its records knows.</summary>
    public int? Earliest => cluster.Earliest;

    /// <summary>The groups that this one may be the same movie as, at most <see cref="Matcher.MaximumCouldBe"/>.</summary>
    /// <param name="finished">All groups.</param>
    public IEnumerable<FinishedCluster> CouldBe(IReadOnlyDictionary<Cluster, FinishedCluster> finished) => cluster.CouldBe
        .Select(entry => entry.Cluster)
        .Where(other => other != cluster)
        .Distinct()
        .Select(other => finished[other])
        .OrderBy(other => other.Earliest ?? int.MaxValue)
        .ThenBy(other => other.First.Server, StringComparer.Ordinal)
        .ThenBy(other => other.First.Id)
        .Take(Matcher.MaximumCouldBe);
}
