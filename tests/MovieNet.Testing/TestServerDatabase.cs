using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace MovieNet.Testing;

/// <summary>A look into a running server's database, past the server.</summary>
public static class TestServerDatabase
{
    /// <summary>The change log in order.</summary>
    public static IReadOnlyList<JsonObject> Changes(this TestServer server)
    {
        var changes = new List<JsonObject>();
        using var connection = Open(server);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT kind, movie_id, before, after, request_id, who FROM change ORDER BY id";
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            changes.Add(new JsonObject
            {
                ["kind"] = row.GetString(0),
                ["movie_id"] = row.GetInt64(1),
                ["before"] = row.IsDBNull(2) ? null : JsonNode.Parse(Encoding.UTF8.GetString((byte[])row[2])),
                ["after"] = row.IsDBNull(3) ? null : JsonNode.Parse(Encoding.UTF8.GetString((byte[])row[3])),
                ["request_id"] = row.IsDBNull(4) ? null : new Guid((byte[])row[4], bigEndian: true).ToString(),
                ["who"] = row.IsDBNull(5) ? null : row.GetString(5),
            });
        }

        return changes;
    }

    /// <summary>One number.</summary>
    public static long Number(this TestServer server, string sql)
    {
        using var connection = Open(server);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Tests bring constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static SqliteConnection Open(TestServer server)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = server.Data, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
