using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>How much of it all agrees: the figures of the overview.</summary>
public sealed class CatalogueFigures
{
    private readonly Dictionary<MovieKinds, int> kinds = [];
    private readonly int[] differing = new int[FieldInfo.All.Length];
    private readonly int[] notation = new int[FieldInfo.All.Length];
    private readonly Dictionary<string, int> duplicates = new(StringComparer.Ordinal);
    private readonly Dictionary<(string One, string Other), PairFigures> pairs = [];

    internal CatalogueFigures(IReadOnlyList<CatalogueRow> rows, IReadOnlyList<CatalogueServer> servers)
    {
        Movies = rows.Count;
        Records = servers.Sum(server => server.Records);
        for (var i = 0; i < servers.Count; i++)
        {
            for (var j = i + 1; j < servers.Count; j++)
            {
                pairs.Add((servers[i].Server, servers[j].Server), new(servers[i].Server, servers[j].Server, IsKnown(servers[i]) && IsKnown(servers[j])));
            }
        }

        foreach (var row in rows)
        {
            Count(row);
        }
    }

    /// <summary>How many movies.</summary>
    public int Movies { get; }

    /// <summary>How many records they have.</summary>
    public int Records { get; }

    /// <summary>How many movies two servers or more have.</summary>
    public int Shared { get; private set; }

    /// <summary>Pairs of servers, in the order of the list.</summary>
    public IReadOnlyCollection<PairFigures> Pairs => pairs.Values;

    /// <summary>How many movies are of a kind.</summary>
    public int Of(MovieKinds kind) => kinds.GetValueOrDefault(kind);

    /// <summary>Of how many movies records say different things of a field.</summary>
    public int Differing(MovieField field) => differing[(int)field];

    /// <summary>Of how many movies records write a field in different ways, and say the same of it.</summary>
    public int Notation(MovieField field) => notation[(int)field];

    /// <summary>How many movies a server has more than once.</summary>
    public int DuplicatesOn(string server) => duplicates.GetValueOrDefault(server);

    private static bool IsKnown(CatalogueServer server) => server.State is CatalogueServerState.Current or CatalogueServerState.Stale;

    private void Count(CatalogueRow row)
    {
        Shared += row.Holders > 1 ? 1 : 0;
        for (var kind = 1; kind <= (int)MovieKinds.Alone; kind <<= 1)
        {
            if (((int)row.Kinds & kind) != 0)
            {
                kinds[(MovieKinds)kind] = Of((MovieKinds)kind) + 1;
            }
        }

        AddTo(differing, row.Differing);
        AddTo(notation, row.Notation);
        var records = row.Indexed;
        for (var i = 0; i < records.Length; i++)
        {
            var isSecond = i > 0 && records[i].Server == records[i - 1].Server;
            if (isSecond && (i == 1 || records[i].Server != records[i - 2].Server))
            {
                duplicates[records[i].Server.Name] = DuplicatesOn(records[i].Server.Name) + 1;
            }

            for (var j = i + 1; j < records.Length && !isSecond; j++)
            {
                if (records[j].Server != records[j - 1].Server)
                {
                    pairs[(records[i].Server.Name, records[j].Server.Name)].Count(row);
                }
            }
        }
    }

    internal static void AddTo(int[] counts, FieldSet fields)
    {
        for (var i = 0; i < counts.Length && fields.Count > 0; i++)
        {
            counts[i] += fields.Contains((MovieField)i) ? 1 : 0;
        }
    }
}

/// <summary>How far two servers agree.</summary>
public sealed class PairFigures
{
    private readonly int[] fields = new int[FieldInfo.All.Length];

    internal PairFigures(string one, string other, bool isKnown) => (One, Other, IsKnown) = (one, other, isKnown);

    /// <summary>The one that comes first in the list.</summary>
    public string One { get; }

    /// <summary>The other.</summary>
    public string Other { get; }

    /// <summary>Whether both were read; else the counts are 0 and say nothing.</summary>
    public bool IsKnown { get; }

    /// <summary>How many movies both have.</summary>
    public int Shared { get; private set; }

    /// <summary>Of how many of these the two say different things.</summary>
    public int Differing { get; private set; }

    /// <summary>Of how many of these the two say different things of a field.</summary>
    public int DifferingIn(MovieField field) => fields[(int)field];

    internal void Count(CatalogueRow row)
    {
        var differing = row.DifferingBetween(One, Other);
        Shared++;
        Differing += differing.Count > 0 ? 1 : 0;
        CatalogueFigures.AddTo(fields, differing);
    }
}
