using System.Runtime.InteropServices;

namespace MovieNet.Federation;

/// <summary>A group while it grows, and the conditions that it keeps while records are joined to it by title.</summary>
internal sealed class Cluster
{
    // One entry for each server and year: short, however many records a group holds.
    private readonly List<(string Server, int Year)> yearsOfServers = [];

    public Cluster(Entry entry)
    {
        Entries.Add(entry);
        Imdb = entry.Imdb;
        if (entry.Year is { } year)
        {
            Earliest = Latest = year;
            yearsOfServers.Add((entry.Server, year));
        }
    }

    public List<Entry> Entries { get; } = [];

    /// <summary>Why the records belong together; empty where only keys are matched.</summary>
    public List<string> Reasons { get; } = [];

    /// <summary>Records of groups that this one may be the same movie as.</summary>
    public List<Entry> CouldBe { get; } = [];

    public long? Imdb { get; private set; }

    public int? Earliest { get; private set; }

    public int? Latest { get; private set; }

    /// <summary>
    /// The group fits two others, so it joins none from now on: a weaker likeness must not settle what a stronger one could not.
    /// </summary>
    public bool IsUndecided { get; set; }

    /// <summary>Whether a title may join the two.</summary>
    public bool CanJoin(Cluster other) => CanBeOne([this, other]);

    /// <summary>
    /// Whether a title may hold these together: one IMDb id at most, years that span one year at most, and no server that knows two
    /// years, for what a server keeps apart are remakes.
    /// </summary>
    public static bool CanBeOne(IReadOnlyList<Cluster> clusters)
    {
        long? imdb = null;
        int? earliest = null;
        int? latest = null;
        foreach (var cluster in clusters)
        {
            if (imdb is not null && cluster.Imdb is not null && imdb != cluster.Imdb)
            {
                return false;
            }

            imdb ??= cluster.Imdb;
            earliest = earliest < cluster.Earliest ? earliest : cluster.Earliest ?? earliest;
            latest = latest > cluster.Latest ? latest : cluster.Latest ?? latest;
        }

        if (earliest is null || earliest == latest)
        {
            return true;
        }

        return latest - earliest == 1 && NoServerKnowsTwoYears(clusters);
    }

    /// <summary>Moves the records of one group into the other and returns the one that remains.</summary>
    public static Cluster Join(Cluster one, Cluster other, string? reason)
    {
        // The smaller moves, so that a record moves a logarithmic number of times at most.
        var (stays, goes) = one.Entries.Count >= other.Entries.Count ? (one, other) : (other, one);
        foreach (var entry in goes.Entries)
        {
            entry.Cluster = stays;
        }

        stays.Entries.AddRange(goes.Entries);
        stays.CouldBe.AddRange(goes.CouldBe);
        stays.AddReasons(reason is null ? goes.Reasons : [.. goes.Reasons, reason]);
        stays.yearsOfServers.AddRange(goes.yearsOfServers.Except(stays.yearsOfServers));
        stays.Imdb ??= goes.Imdb;
        stays.Earliest = stays.Earliest < goes.Earliest ? stays.Earliest : goes.Earliest ?? stays.Earliest;
        stays.Latest = stays.Latest > goes.Latest ? stays.Latest : goes.Latest ?? stays.Latest;
        return stays;
    }

    private void AddReasons(IEnumerable<string> reasons) =>
        Reasons.AddRange(reasons.Except(Reasons, StringComparer.Ordinal));

    private static bool NoServerKnowsTwoYears(IReadOnlyList<Cluster> clusters)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (server, year) in clusters.SelectMany(cluster => cluster.yearsOfServers))
        {
            ref var before = ref CollectionsMarshal.GetValueRefOrAddDefault(known, server, out var isKnown);
            if (isKnown && before != year)
            {
                return false;
            }

            before = year;
        }

        return true;
    }
}
