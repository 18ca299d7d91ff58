namespace MovieNet.Federation;

/// <summary>A new address for an entry of the list.</summary>
/// <param name="Entry">The entry as it is.</param>
/// <param name="Host">Where it goes.</param>
/// <param name="Port">Where it goes.</param>
/// <param name="IsThere">Whether its server was found to answer there; else it only makes room, and nothing is known of its server.</param>
public sealed record AddressMove(ServerEntry Entry, string Host, int Port, bool IsThere)
{
    /// <summary>The new address.</summary>
    public string Address => (Entry with { Host = Host, Port = Port }).Address;
}

/// <summary>
/// Servers of the list that answer at each other's addresses, told by their ids: sooner or later two daemons that take the
/// first free port start in another order.
/// </summary>
/// <param name="Moves">What puts the list right, in the order of the list: every entry concerned once, the same addresses as before otherwise given out.</param>
public sealed record MisplacedServers(IReadOnlyList<AddressMove> Moves)
{
    /// <summary>Whether every server concerned was found; else some of them are silent, and their entries only make room.</summary>
    public bool AreAllFound => Moves.All(move => move.IsThere);

    /// <summary>Finds every such group.</summary>
    public static IReadOnlyList<MisplacedServers> Find(IReadOnlyList<ServerHealth> servers)
    {
        // Whose server was met at whose address. One that answers where it belongs has not moved, whatever else leads to it.
        var found = new Dictionary<ServerHealth, ServerHealth>();
        foreach (var at in servers.Where(server => server is { State: LinkState.Refused, Stranger: not null }))
        {
            if (servers.FirstOrDefault(server => server.Entry.ServerId == at.Stranger!.ServerId) is { State: LinkState.NoAnswer or LinkState.Refused } moved && moved != at)
            {
                found.TryAdd(moved, at);
            }
        }

        var groups = new List<MisplacedServers>();
        var seen = new HashSet<ServerHealth>();
        foreach (var server in servers.Where(found.ContainsKey))
        {
            if (!seen.Contains(server))
            {
                var moves = Group(server, found, seen).ToDictionary(move => move.Entry.Name, StringComparer.Ordinal);
                groups.Add(new([.. servers.Select(one => moves.GetValueOrDefault(one.Name)).OfType<AddressMove>()]));
            }
        }

        return groups;
    }

    /// <summary>A ring of servers, each at the next one's address; or a row, whose last one then gets what the first one leaves.</summary>
    private static List<AddressMove> Group(ServerHealth member, Dictionary<ServerHealth, ServerHealth> found, HashSet<ServerHealth> seen)
    {
        var first = member;
        while (found.FirstOrDefault(pair => pair.Value == first).Key is { } before && before != member)
        {
            first = before;
        }

        var moves = new List<AddressMove>();
        for (var at = first; seen.Add(at);)
        {
            var isThere = found.TryGetValue(at, out var next);
            var (host, port) = ((next ?? first).Entry.Host, (next ?? first).Entry.Port);
            moves.Add(new(at.Entry, host, port, isThere));
            at = next ?? first;
        }

        return moves;
    }
}
