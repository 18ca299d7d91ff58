namespace MovieNet.Federation;

/// <summary>A group that grows no more, its records in their fixed order.</summary>
internal sealed class FinishedCluster
{
    private readonly Cluster cluster;
    private readonly List<ServerRecord> records;

    public FinishedCluster(Cluster cluster)
    {
        this.cluster = cluster;
        var entries = cluster.Entries
            .OrderBy(entry => entry.Source.Server, StringComparer.Ordinal)
            .ThenBy(entry => entry.Source.Record.Id)
            .ToList();
        First = entries[0];
        records = entries.ConvertAll(entry => entry.Source);
    }

    public Entry First { get; }

    public MatchGroup ToGroup(Dictionary<Cluster, FinishedCluster> finished) => new(
        records,
        cluster.Reasons,
        [.. cluster.CouldBe
            .Select(entry => entry.Cluster)
            .Where(other => other != cluster)
            .Distinct()
            .Select(other => finished[other])
            .OrderBy(other => other.cluster.Earliest ?? int.MaxValue)
            .ThenBy(other => other.First.Source.Server, StringComparer.Ordinal)
            .ThenBy(other => other.First.Source.Record.Id)
            .Take(Matcher.MaximumCouldBe)
            .Select(other => new CouldBe(other.First.Source.Record.Movie.Title, other.cluster.Earliest, other.records))]);
}
