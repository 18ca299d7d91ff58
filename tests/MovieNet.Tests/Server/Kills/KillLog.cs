using System.Text;
using Microsoft.Data.Sqlite;

namespace MovieNet.Tests.Server.Kills;

/// <summary>The change log of a database, by who made the change.</summary>
internal sealed class KillLog
{
    private readonly Dictionary<string, List<(string Kind, string Record)>> changes = new(StringComparer.Ordinal);

    public KillLog(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT who, kind, coalesce(after, before) FROM change ORDER BY id";
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            Of(row.GetString(0)).Add((row.GetString(1), Encoding.UTF8.GetString((byte[])row[2])));
        }
    }

    public IReadOnlyCollection<string> Markers => changes.Keys;

    /// <summary>The changes of a write: their kind, and the record that each left or took away.</summary>
    public List<(string Kind, string Record)> Of(string marker)
    {
        if (!changes.TryGetValue(marker, out var of))
        {
            changes[marker] = of = [];
        }

        return of;
    }
}
