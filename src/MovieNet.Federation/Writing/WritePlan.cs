namespace MovieNet.Federation;

/// <summary>What will be written where, for a person to read before it is done.</summary>
/// <param name="Servers">Every server of the fleet in the order of the list, also those where nothing is written.</param>
public sealed record WritePlan(IReadOnlyList<PlannedServer> Servers)
{
    /// <summary>A plan without servers.</summary>
    public static WritePlan Empty { get; } = new([]);

    /// <summary>All writes.</summary>
    public IReadOnlyList<PlannedWrite> Writes { get; } = [.. Servers.SelectMany(server => server.Writes)];

    /// <summary>Where something is written, in the order of the list.</summary>
    public IReadOnlyList<string> Targets { get; } = [.. Servers.Where(server => server.Writes.Count > 0).Select(server => server.Server)];
}

/// <summary>What a plan does on one server.</summary>
/// <param name="Server">Its name in the list.</param>
/// <param name="Presence">Whether it has the movie.</param>
/// <param name="Writes">What is written; empty for nothing, more than one where it has the movie twice.</param>
/// <param name="Why">Why nothing is written, in words; null where something is.</param>
public sealed record PlannedServer(string Server, Presence Presence, IReadOnlyList<PlannedWrite> Writes, string? Why);
