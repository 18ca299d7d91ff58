using Microsoft.Data.Sqlite;

namespace MovieNet.Federation;

/// <summary>
/// The servers that a client asks, in order. It lies in the <see cref="StateDatabase"/>, so the web app sees at once what the
/// command line changes, and the other way round.
/// </summary>
/// <param name="database">Where it lies.</param>
public sealed class ServerList(StateDatabase database)
{
    private const int UniqueViolated = 19;

    /// <summary>Every entry, in the order of the list.</summary>
    public IReadOnlyList<ServerEntry> All()
    {
        using var connection = database.Open();
        using var command = StateDatabase.Command(connection, "SELECT name, host, port, server_id, paused, tags, tls, fingerprint, token FROM server ORDER BY position, name");
        using var reader = command.ExecuteReader();
        var entries = new List<ServerEntry>();
        while (reader.Read())
        {
            entries.Add(new(
                reader.GetString(0), reader.GetString(1), reader.GetInt32(2),
                reader.IsDBNull(3) ? null : Guid.Parse(reader.GetString(3)), reader.GetBoolean(4))
            {
                Tags = ServerTags.Parse(reader.GetString(5)),
                Tls = reader.GetBoolean(6),
                Fingerprint = reader.IsDBNull(7) ? null : reader.GetString(7),
                Token = database.Tokens.Unprotect(reader.IsDBNull(8) ? null : reader.GetString(8)),
            });
        }

        return entries;
    }

    /// <summary>The entry of this name, in any case, or null.</summary>
    public ServerEntry? Find(string name) => All().FirstOrDefault(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds an entry at the end.</summary>
    /// <exception cref="ServerListException">A field is bad, or the name, the address or the server is in the list already.</exception>
    public void Add(ServerEntry entry)
    {
        Check(entry, []);
        Write(entry, (connection) => StateDatabase.Execute(
            connection,
            "INSERT INTO server (name, host, port, server_id, paused, tags, tls, fingerprint, token, position) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce(max(position), 0) + 1 FROM server",
            Values(entry)));
    }

    /// <summary>Replaces the entry of this name; its place in the list stays.</summary>
    /// <exception cref="ServerListException">There is no such entry, a field is bad, or the new name, address or server is another entry's.</exception>
    public void Update(string name, ServerEntry entry)
    {
        Check(entry, [name]);
        Write(entry, connection =>
        {
            if (StateDatabase.Execute(
                connection, "UPDATE server SET name = $1, host = $2, port = $3, server_id = $4, paused = $5, tags = $6, tls = $7, fingerprint = $8, token = $9 WHERE name = $10",
                [.. Values(entry), name]) == 0)
            {
                throw NotInList(name);
            }
        });
    }

    /// <summary>
    /// Gives a server another address; it stays the same server. Where another entry has that address, the two change places:
    /// servers that take the first free port do so sooner or later, and only one of them can be there.
    /// </summary>
    /// <exception cref="ServerListException">There is no such entry, or a field is bad.</exception>
    public void Move(string name, string host, int port)
    {
        var entry = Find(name) ?? throw NotInList(name);
        var moved = entry with { Host = host, Port = port };
        var there = All().FirstOrDefault(other => IsSameAddress(other, moved) && !string.Equals(other.Name, entry.Name, StringComparison.OrdinalIgnoreCase));
        Check(moved, [name, there?.Name ?? name]);
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        const string move = "UPDATE server SET host = $2, port = $3 WHERE name = $1";
        StateDatabase.Execute(connection, move, name, host, port);
        if (there is not null)
        {
            StateDatabase.Execute(connection, move, there.Name, entry.Host, entry.Port);
        }

        transaction.Commit();
    }

    /// <summary>Gives several entries other addresses at once, such as those of servers that have swapped them; all or none.</summary>
    /// <exception cref="ServerListException">One of them is not in the list as it was any more, or another entry has the address.</exception>
    public void Move(IReadOnlyList<AddressMove> moves)
    {
        foreach (var move in moves)
        {
            Check(move.Entry with { Host = move.Host, Port = move.Port }, [.. moves.Select(one => one.Entry.Name)]);
        }

        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var move in moves)
        {
            if (StateDatabase.Execute(
                connection, "UPDATE server SET host = $2, port = $3 WHERE name = $1 AND host = $4 AND port = $5 AND server_id IS $6",
                move.Entry.Name, move.Host, move.Port, move.Entry.Host, move.Entry.Port, move.Entry.ServerId?.ToString()) == 0)
            {
                throw new ServerListException("host", $"{move.Entry.Name} is not in the list as it was any more; nothing was changed");
            }
        }

        transaction.Commit();
    }

    /// <summary>Moves an entry up (negative) or down in the order of the list, as far as there are places.</summary>
    /// <exception cref="ServerListException">There is no such entry.</exception>
    public void Reorder(string name, int places)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var names = Names(connection);
        var from = names.FindIndex(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase));
        if (from < 0)
        {
            throw NotInList(name);
        }

        var moved = names[from];
        names.RemoveAt(from);
        names.Insert(Math.Clamp(from + places, 0, names.Count), moved);
        for (var place = 0; place < names.Count; place++)
        {
            StateDatabase.Execute(connection, "UPDATE server SET position = $2 WHERE name = $1", names[place], place + 1);
        }

        transaction.Commit();
    }

    /// <summary>Keeps the id of a server that was met, unless a person changed the entry meanwhile.</summary>
    /// <returns>The id that is kept: another one where another process met another server there first.</returns>
    /// <exception cref="ServerListException">The server is in the list under another name.</exception>
    internal Guid Meet(ServerEntry entry, Guid serverId)
    {
        var met = entry with { ServerId = serverId };
        Check(met, [entry.Name]);
        Write(met, connection => StateDatabase.Execute(
            connection, "UPDATE server SET server_id = $4 WHERE name = $1 AND host = $2 AND port = $3 AND server_id IS NULL",
            entry.Name, entry.Host, entry.Port, serverId.ToString()));
        return Find(entry.Name) is { } kept && IsSameAddress(kept, entry) ? kept.ServerId ?? serverId : serverId;
    }

    /// <summary>Takes the entry of this name out; false where there is none. The server itself is not touched.</summary>
    public bool Remove(string name)
    {
        using var connection = database.Open();
        return StateDatabase.Execute(connection, "DELETE FROM server WHERE name = $1", name) > 0;
    }

    /// <summary>A number that changes whenever the list may have been changed, by this process or another.</summary>
    /// <remarks>SQLite's data_version sees other connections' commits only, so one connection must be kept for asking.</remarks>
    internal static long ChangeMark(SqliteConnection kept)
    {
        using var command = StateDatabase.Command(kept, "PRAGMA data_version");
        return (long)command.ExecuteScalar()!;
    }

    private static ServerListException NotInList(string name) => new("name", $"{name} is not in the server list");

    private static bool IsSameAddress(ServerEntry one, ServerEntry other) => string.Equals(one.Address, other.Address, StringComparison.OrdinalIgnoreCase);

    private object?[] Values(ServerEntry entry) =>
    [
        entry.Name, entry.Host, entry.Port, entry.ServerId?.ToString(), entry.Paused, ServerTags.Text(entry.Tags),
        entry.Tls, entry.Fingerprint, database.Tokens.Protect(entry.Token),
    ];

    private static List<string> Names(SqliteConnection connection)
    {
        using var command = StateDatabase.Command(connection, "SELECT name FROM server ORDER BY position, name");
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    /// <summary>Checks an entry and holds it against all others but those that are about to change.</summary>
    private void Check(ServerEntry entry, IReadOnlyCollection<string> changing)
    {
        if (ServerEntry.Check(entry.Name, entry.Host, entry.Port) is [var (field, problem), ..])
        {
            throw new ServerListException(field, $"{field} {problem}");
        }

        if (ServerTags.Check(entry.Tags) is { } bad)
        {
            throw new ServerListException("tags", $"tags {bad}");
        }

        foreach (var other in All().Where(other => !changing.Contains(other.Name, StringComparer.OrdinalIgnoreCase)))
        {
            if (string.Equals(other.Name, entry.Name, StringComparison.OrdinalIgnoreCase))
            {
                throw new ServerListException("name", $"{other.Name} is in the server list already ({other.Address})");
            }

            if (IsSameAddress(other, entry))
            {
                throw new ServerListException("host", $"{entry.Address} is in the server list already, as {other.Name}");
            }

            if (entry.ServerId is { } id && other.ServerId == id)
            {
                throw new ServerListException("host", $"{entry.Address} is the same server as {other.Name} ({other.Address}): its server id is {id}");
            }
        }
    }

    private void Write(ServerEntry entry, Action<SqliteConnection> write)
    {
        try
        {
            using var connection = database.Open();
            write(connection);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == UniqueViolated)
        {
            // Another process was quicker between the check and the write.
            throw new ServerListException("name", $"{entry.Name} or its server is in the server list already");
        }
    }
}
