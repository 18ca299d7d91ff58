using System.Diagnostics;
using Microsoft.Data.Sqlite;
using MovieNet.Benchmarks.Catalogue;
using MovieNet.Server.Commands;
using MovieNet.Server.Store;

namespace MovieNet.Benchmarks.Peers;

/// <summary>The same writes as the daemon's, one commit each, straight into SQLite.</summary>
internal sealed class DirectWrites : IDisposable
{
    private readonly Movies movies;
    private readonly SqliteConnection connection;
    private readonly StoreWriter writer;

    public DirectWrites(string database, Movies movies)
    {
        this.movies = movies;
        connection = Database.OpenWriter(database);
        writer = new(connection, TimeProvider.System);
    }

    /// <summary>Writes for so long and gives the commits per second.</summary>
    public double Run(TimeSpan duration, ref int next)
    {
        var begun = Stopwatch.GetTimestamp();
        var count = 0;
        using var begin = new Statement(connection, "BEGIN IMMEDIATE");
        using var commit = new Statement(connection, "COMMIT");
        for (; Stopwatch.GetElapsedTime(begun) < duration; count++)
        {
            var columns = new MovieColumns(movies.Of(next++));
            var id = Guid.NewGuid();
            begin.Run();
            writer.BeginGroup();
            _ = writer.Requests.Find(id, []);
            WriteResult.RefuseSecond(writer, columns, self: 0);
            var result = WriteResult.Of(writer.Add(columns, new() { Apply = (_, _) => [], RequestId = id }));
            writer.Requests.Add(id, new byte[32], result, writer.Now);
            writer.End.Apply();
            commit.Run();
        }

        return count / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    public void Dispose()
    {
        writer.Dispose();
        connection.Dispose();
    }
}
