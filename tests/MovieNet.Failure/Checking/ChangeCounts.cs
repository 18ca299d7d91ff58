using Microsoft.Data.Sqlite;

namespace MovieNet.Failure.Checking;

/// <summary>How many changes each request has made on one server, read from its database past the server.</summary>
internal sealed class ChangeCounts
{
    private readonly Dictionary<Guid, int> counts = [];

    private ChangeCounts(Guid server) => Server = server;

    /// <summary>The server's id.</summary>
    public Guid Server { get; }

    public IReadOnlyCollection<Guid> Requests => counts.Keys;

    public int this[Guid request] => counts.GetValueOrDefault(request);

    /// <summary>Reads a whole change log: what was there a moment ago and is not any more must be noticed too.</summary>
    /// <param name="file">The database.</param>
    /// <param name="actors">Whose changes.</param>
    public static ChangeCounts Read(string file, IReadOnlyCollection<string> actors)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var id = connection.CreateCommand();
        id.CommandText = "SELECT server_id FROM meta";
        var read = new ChangeCounts(Guid.Parse((string)id.ExecuteScalar()!));
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT request_id, who FROM change WHERE request_id IS NOT NULL ORDER BY id";
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            if (!row.IsDBNull(1) && actors.Contains(row.GetString(1)))
            {
                var request = new Guid((byte[])row[0], bigEndian: true);
                read.counts[request] = read[request] + 1;
            }
        }

        return read;
    }
}
