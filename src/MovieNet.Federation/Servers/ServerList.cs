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
        using var command = StateDatabase.Command(connection, "SELECT name, host, port, server_id, paused FROM server ORDER BY position, name");
        using var reader = command.ExecuteReader();
        var entries = new List<ServerEntry>();
        while (reader.Read())
        {
            entries.Add(new(
                reader.GetString(0), reader.GetString(1), reader.GetInt32(2),
                reader.IsDBNull(3) ? null : Guid.Parse(reader.GetString(3)), reader.GetBoolean(4)));
        }

        return entries;
    }

    /// <summary>The entry of this name, in any case, or null.</summary>
    public ServerEntry? Find(string name) => All().FirstOrDefault(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds an entry at the end.</summary>
    /// <exception cref="ServerListException">A field is bad, or the name, the address or the server is in the list already.</exception>
    public void Add(ServerEntry entry)
    {
        Check(entry, replaced: null);
        Write(entry, (connection) => StateDatabase.Execute(
            connection,
            "INSERT INTO server (name, host, port, server_id, paused, position) SELECT $1, $2, $3, $4, $5, coalesce(max(position), 0) + 1 FROM server",
            entry.Name, entry.Host, entry.Port, entry.ServerId?.ToString(), entry.Paused));
    }

    /// <summary>Replaces the entry of this name; its place in the list stays.</summary>
    /// <exception cref="ServerListException">There is no such entry, a field is bad, or the new name, address or server is another entry's.</exception>
    public void Update(string name, ServerEntry entry)
    {
        Check(entry, name);
        Write(entry, connection =>
        {
            if (StateDatabase.Execute(
                connection, "UPDATE server SET name = $2, host = $3, port = $4, server_id = $5, paused = $6 WHERE name = $1",
                name, entry.Name, entry.Host, entry.Port, entry.ServerId?.ToString(), entry.Paused) == 0)
            {
                throw new ServerListException("name", $"{name} is not in the server list");
            }
        });
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

    private void Check(ServerEntry entry, string? replaced)
    {
        if (ServerEntry.Check(entry.Name, entry.Host, entry.Port) is [var (field, problem), ..])
        {
            throw new ServerListException(field, $"{field} {problem}");
        }

        foreach (var other in All().Where(other => !string.Equals(other.Name, replaced, StringComparison.OrdinalIgnoreCase)))
        {
            if (string.Equals(other.Name, entry.Name, StringComparison.OrdinalIgnoreCase))
            {
                throw new ServerListException("name", $"{other.Name} is in the server list already ({other.Address})");
            }

            // Servers that were met are told apart by their ids, and two that swap addresses need a moment with the same one.
            if (entry.ServerId is null && string.Equals(other.Address, entry.Address, StringComparison.OrdinalIgnoreCase))
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
