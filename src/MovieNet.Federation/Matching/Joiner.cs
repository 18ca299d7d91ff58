namespace MovieNet.Federation;

/// <summary>Joins what the links of one step allow, and leaves alone what fits two groups.</summary>
internal static class Joiner
{
    /// <summary>
    /// All links of a step are judged together, against the groups as they were before it; so the order of the links decides nothing.
    /// </summary>
    public static void Join(IReadOnlyCollection<Link> links)
    {
        var linksOf = new Dictionary<Cluster, List<Link>>();
        foreach (var link in links.Where(link => link.First.Cluster != link.Second.Cluster))
        {
            Add(linksOf, link.First.Cluster, link);
            Add(linksOf, link.Second.Cluster, link);
        }

        foreach (var cluster in linksOf.Where(pair => FitsTwo(pair.Key, pair.Value)).Select(pair => pair.Key).ToList())
        {
            cluster.IsUndecided = true;
            linksOf[cluster].ForEach(NoteDoubt);
        }

        foreach (var link in links)
        {
            var (one, other) = (link.First.Cluster, link.Second.Cluster);
            if (one == other || one.IsUndecided || other.IsUndecided)
            {
                continue;
            }

            if (one.CanJoin(other))
            {
                Cluster.Join(one, other, link.Reason);
            }
            else
            {
                // Each alone would do, but another link of this step came first: a chain whose ends exclude each other.
                NoteDoubt(link);
            }
        }
    }

    /// <summary>Remembers on both sides that the two may be the same movie.</summary>
    public static void NoteDoubt(Link link)
    {
        link.First.Cluster.CouldBe.Add(link.Second);
        link.Second.Cluster.CouldBe.Add(link.First);
    }

    /// <summary>
    /// Whether a group fits two others that are not one movie: they exclude each other, or each of them says by a further key that it
    /// is this one (<c>Pinocchio (Disney)</c> and <c>Pinocchio (del Toro)</c> beside <c>Pinocchio</c>).
    /// </summary>
    private static bool FitsTwo(Cluster cluster, List<Link> links)
    {
        var neighbours = links.Select(link => Other(link, cluster)).Distinct().ToList();
        if (neighbours.Count < 2)
        {
            return false;
        }

        var claims = links.Where(link => link.ByFurtherKey && link.Second.Cluster == cluster)
            .Select(link => link.First.Cluster)
            .Distinct()
            .Take(2);
        return claims.Count() == 2 || !Cluster.CanBeOne([.. neighbours, cluster]);
    }

    private static Cluster Other(Link link, Cluster cluster) =>
        link.First.Cluster == cluster ? link.Second.Cluster : link.First.Cluster;

    private static void Add(Dictionary<Cluster, List<Link>> linksOf, Cluster cluster, Link link)
    {
        if (!linksOf.TryGetValue(cluster, out var links))
        {
            linksOf.Add(cluster, links = []);
        }

        links.Add(link);
    }
}
