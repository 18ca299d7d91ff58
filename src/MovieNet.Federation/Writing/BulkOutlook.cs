using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>What an action with many movies does on one server.</summary>
/// <param name="Server">Its name in the list.</param>
/// <param name="Writes">How many writes.</param>
/// <param name="NotKnown">Of how many movies it is not known whether it has them; nothing of these is written there.</param>
/// <param name="Why">Why it is not known of all of them, in words; null while the server answers.</param>
public sealed record BulkTarget(string Server, int Writes, int NotKnown, string? Why);

/// <summary>
/// What an action with many movies comes to by what the index knows, before a record is read: tens of thousands are counted in a few
/// milliseconds. What is planned from the records themselves is as much, or less.
/// </summary>
public sealed class BulkOutlook
{
    private readonly int[] fields = new int[FieldInfo.All.Length];

    /// <param name="action">What is to be done.</param>
    /// <param name="snapshot">What is known.</param>
    /// <param name="rows">With which movies.</param>
    /// <param name="fleet">Every server, as it is now.</param>
    public BulkOutlook(BulkAction action, CatalogueSnapshot snapshot, IReadOnlyCollection<CatalogueRow> rows, IReadOnlyList<ServerHealth> fleet)
    {
        var concerned = new HashSet<CatalogueRow>();
        Servers = [.. fleet.Select(server => Count(action, snapshot, rows, server, concerned))];
        Concerned = [.. rows.Where(concerned.Contains)];
    }

    /// <summary>Every server, in the order of the list.</summary>
    public IReadOnlyList<BulkTarget> Servers { get; }

    /// <summary>The movies of which something is written, or of which it is not known whether a server that answers has them.</summary>
    public IReadOnlyList<CatalogueRow> Concerned { get; }

    /// <summary>The fields in which values would be taken over, with how many writes there are for each; empty for other actions.</summary>
    public IEnumerable<(MovieField Field, int Writes)> Fields => fields.Index().Where(one => one.Item > 0).Select(one => ((MovieField)one.Index, one.Item));

    /// <summary>How many writes on some servers.</summary>
    public int WritesOn(Func<string, bool> targets) => Servers.Where(server => targets(server.Server)).Sum(server => server.Writes);

    private BulkTarget Count(BulkAction action, CatalogueSnapshot snapshot, IReadOnlyCollection<CatalogueRow> rows, ServerHealth server, HashSet<CatalogueRow> concerned)
    {
        if (server.State != LinkState.Answers)
        {
            return new(server.Name, 0, rows.Count, server.Reason ?? "has not answered yet");
        }

        var (writes, unknown) = (0, 0);
        foreach (var row in rows)
        {
            var count = action.CountWrites(snapshot, row, server.Name);
            var isUnknown = snapshot.PresenceOn(row, server.Name) is Presence.Unknown or Presence.Asking;
            writes += count;
            unknown += isUnknown ? 1 : 0;
            if (count > 0 || (isUnknown && row.MayBe(server.Name)))
            {
                concerned.Add(row);
            }

            if (action is BulkAction.TakeFrom take)
            {
                CountFields(take, row, server.Name);
            }
        }

        return new(server.Name, writes, unknown, null);
    }

    private void CountFields(BulkAction.TakeFrom take, CatalogueRow row, string server)
    {
        if (!string.Equals(server, take.Source, StringComparison.Ordinal) && row.IsOn(take.Source) && row.IsOn(server))
        {
            CatalogueFigures.AddTo(fields, row.DifferingBetween(take.Source, server));
        }
    }
}
