using Microsoft.Data.Sqlite;
using MovieNet.Federation;

namespace MovieNet.Failure.Checking;

/// <summary>What stands in an app's write journal, read past the app.</summary>
internal static class Journal
{
    /// <summary>Every write noted, and its outcome; null while that is not known.</summary>
    public static IReadOnlyList<(Guid Request, Guid Server, WriteOutcome? Outcome)> Read(string home)
    {
        var writes = new List<(Guid, Guid, WriteOutcome?)>();
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Path.Combine(home, "movienet.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT request_id, server_id, receipt FROM write";
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            writes.Add((Guid.Parse(row.GetString(0)), Guid.Parse(row.GetString(1)), row.IsDBNull(2) ? null : Enum.Parse<WriteOutcome>(row.GetString(2).Split(':')[0])));
        }

        return writes;
    }
}
