namespace MovieNet.Federation;

/// <summary>What taking over a server of a file into the list means.</summary>
public enum ImportedServerKind
{
    /// <summary>It is not in the list; it can be added.</summary>
    New,

    /// <summary>It is in the list under this name and at this address; nothing is to be done.</summary>
    Same,

    /// <summary>Something of it is another entry's, so it is not added.</summary>
    Conflict,

    /// <summary>A field of it is bad, so it is not added.</summary>
    Bad,
}

/// <summary>A server of a file, held against the list.</summary>
/// <param name="Entry">As it stands in the file.</param>
/// <param name="Kind">What taking it over means.</param>
/// <param name="Why">What it has in common with an entry, or what is wrong with it, in words; null for one that is new.</param>
public sealed record ImportedServer(ServerEntry Entry, ImportedServerKind Kind, string? Why);

/// <summary>Holds a file of servers against the server list, so that a person sees what would be added before it is.</summary>
public static class ServerListImport
{
    /// <summary>What each server of a file is to the list, in the order of the file.</summary>
    public static IReadOnlyList<ImportedServer> Preview(IReadOnlyList<ServerEntry> list, IEnumerable<ServerEntry> file)
    {
        var taken = list.ToList();
        var lines = new List<ImportedServer>();
        foreach (var entry in file)
        {
            var line = Of(taken, entry, isInFile: other => !list.Contains(other));
            lines.Add(line);
            if (line.Kind == ImportedServerKind.New)
            {
                taken.Add(entry);
            }
        }

        return lines;
    }

    private static ImportedServer Of(List<ServerEntry> taken, ServerEntry entry, Func<ServerEntry, bool> isInFile)
    {
        if (ServerEntry.Check(entry.Name, entry.Host, entry.Port) is [var (field, problem), ..])
        {
            return new(entry, ImportedServerKind.Bad, $"{field} {problem}");
        }

        if (ServerTags.Check(entry.Tags) is { } bad)
        {
            return new(entry, ImportedServerKind.Bad, $"tags {bad}");
        }

        var byName = taken.Find(other => IsSame(other.Name, entry.Name));
        var byAddress = taken.Find(other => IsSame(other.Address, entry.Address));
        var byServer = taken.Find(other => entry.ServerId is not null && other.ServerId == entry.ServerId);
        if (byName is not null && byName == byAddress && (byServer == byName || (byServer is null && (byName.ServerId is null || entry.ServerId is null))))
        {
            return new(entry, ImportedServerKind.Same, isInFile(byName) ? "twice in the file" : "in the list already");
        }

        var why = byServer is not null && byServer == byName ? $"it is in the list at {byServer.Address}"
            : byServer is not null ? $"the same server as {byServer.Name} ({byServer.Address})"
            : byName is not null && byName == byAddress ? $"another server was met as {byName.Name} at this address"
            : byName is not null ? $"{byName.Name} is another server, at {byName.Address}"
            : byAddress is not null ? $"{byAddress.Name} has this address"
            : null;
        return new(entry, why is null ? ImportedServerKind.New : ImportedServerKind.Conflict, why);
    }

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
