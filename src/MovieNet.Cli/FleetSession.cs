using MovieNet.Federation;

namespace MovieNet.Cli;

/// <summary>The server list and the fleet, for as long as one command runs.</summary>
internal sealed class FleetSession : IAsyncDisposable
{
    private FleetSession(StateDatabase database)
    {
        Database = database;
        Fleet = new(database, new() { Actor = Environment.UserName });
    }

    public StateDatabase Database { get; }

    public Fleet Fleet { get; }

    /// <summary>Opens the state and begins to connect.</summary>
    /// <exception cref="CommandException">There is no server to ask.</exception>
    public static FleetSession Open()
    {
        var database = OpenDatabase();
        return new ServerList(database).All().Count > 0
            ? new(database)
            : throw new CommandException(ExitCode.Usage, "the server list is empty: add a server with movienet addserver NAME HOST:PORT");
    }

    public static FleetSession OpenEvenEmpty() => new(OpenDatabase());

    public static StateDatabase OpenDatabase() => new(MovieNetHome.Find(Environment.GetEnvironmentVariable("MOVIENET_HOME")));

    /// <summary>The entry of this name.</summary>
    /// <exception cref="CommandException">There is none; the message names those that are.</exception>
    public static ServerEntry Find(ServerList list, string name)
    {
        var names = list.All().Select(entry => entry.Name).ToList();
        return list.Find(name) ?? throw new CommandException(
            ExitCode.Usage,
            names.Count == 0 ? $"{name} is not in the server list, which is empty" : $"{name} is not in the server list: there are {string.Join(", ", names)}");
    }

    /// <summary>The servers that a command is narrowed to; null for all.</summary>
    /// <exception cref="CommandException">One is not in the list.</exception>
    public Func<string, bool>? Only(IReadOnlyCollection<string> names)
    {
        var chosen = names.Select(name => Find(Fleet.List, name).Name).ToHashSet(StringComparer.Ordinal);
        return chosen.Count == 0 ? null : chosen.Contains;
    }

    /// <summary>Every server, in the order of the list, and whether it answered.</summary>
    public IReadOnlyList<ServerOutcome> Outcomes(IReadOnlyDictionary<string, string> silent) =>
        [.. Fleet.Servers.Select(server => new ServerOutcome(server.Name, server.Entry.Address, silent.GetValueOrDefault(server.Name)))];

    public ValueTask DisposeAsync() => Fleet.DisposeAsync();
}

/// <summary>A server that was asked.</summary>
/// <param name="Name">Its name in the list.</param>
/// <param name="Address">Where it was asked.</param>
/// <param name="Silence">Why it did not answer, in words; null when it did.</param>
internal sealed record ServerOutcome(string Name, string Address, string? Silence);
