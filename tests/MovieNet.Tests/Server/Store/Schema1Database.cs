using Microsoft.Data.Sqlite;
using MovieNet.Server.Store;

namespace MovieNet.Tests.Server.Store;

/// <summary>Makes the database of Schema1.sql.</summary>
internal static class Schema1Database
{
    public static void Make(string file) => Run(file, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Server", "Store", "Schema1.sql")));

    /// <summary>Runs statements past the server, without the rules that it keeps.</summary>
    public static void Run(string file, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, ForeignKeys = false }.ToString());
        connection.Open();
        Database.Execute(connection, sql);
    }
}
