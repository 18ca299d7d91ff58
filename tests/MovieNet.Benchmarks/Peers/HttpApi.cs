using System.Buffers;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MovieNet.Protocol;
using MovieNet.Server.Store;

namespace MovieNet.Benchmarks.Peers;

/// <summary>
/// The obvious alternative to the daemon: an ASP.NET minimal API that asks the same SQLite file through Dapper. It sends
/// the stored JSON as it is, which is faster than to write objects as JSON again.
/// </summary>
internal static class HttpApi
{
    public const string Ready = "http api on port ";

    public static async Task<int> RunAsync(string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");

        var connections = new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly }.ToString();
        app.MapGet("/movies", async (string title) =>
        {
            await using var connection = new SqliteConnection(connections);
            var rows = await connection.QueryAsync<Row>(
                "SELECT id, version, updated_at AS UpdatedAt, hash, body FROM movie WHERE title_key = @key ORDER BY id", new { key = TitleKey.Of(title) });
            return Results.Bytes(ToJson(rows), "application/json");
        });

        await app.StartAsync();
        await Console.Out.WriteLineAsync(Ready + new Uri(app.Urls.First()).Port);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static ReadOnlyMemory<byte> ToJson(IEnumerable<Row> rows)
    {
        var json = new ArrayBufferWriter<byte>(1 << 10);
        json.Write("["u8);
        var first = true;
        foreach (var row in rows)
        {
            json.Write(first ? default : ","u8);
            first = false;
            RecordBytes.Write(json, row.Id, row.Version, row.UpdatedAt, row.Hash, row.Body);
        }

        json.Write("]"u8);
        return json.WrittenMemory;
    }

    private sealed class Row
    {
        public long Id { get; set; }

        public long Version { get; set; }

        public long UpdatedAt { get; set; }

        public byte[] Hash { get; set; } = [];

        public byte[] Body { get; set; } = [];
    }
}
