using Microsoft.Data.Sqlite;

namespace MovieNet.Server.Store;

/// <summary>The writer's side of the change log: one row for each record written, in the transaction that wrote it.</summary>
internal sealed class ChangeLog(SqliteConnection connection) : IDisposable
{
    private readonly Statement add = new(connection, """
        INSERT INTO change (at, kind, movie_id, before, after, request_id, who) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """);

    /// <summary>Adds a change and gives it with its id.</summary>
    public StoredChange Add(string kind, StoredMovie? before, StoredMovie? after, long at, Write write)
    {
        var (id, was, becomes) = ((after ?? before)!.Id, before?.ToWire(), after?.ToWire());
        using var use = add.Begin().Bind(1, at).Bind(2, kind).Bind(3, id).Bind(7, write.Who);
        if (was is not null)
        {
            use.Bind(4, was);
        }

        if (becomes is not null)
        {
            use.Bind(5, becomes);
        }

        if (write.RequestId is { } requestId)
        {
            use.Bind(6, requestId.ToByteArray(bigEndian: true));
        }

        use.Step();
        return new(use.InsertedId, at, kind, id, was, becomes, write.RequestId, write.Who);
    }

    /// <summary>The time of the latest change, Unix milliseconds; 0 where there is none.</summary>
    public static long LatestTime(SqliteConnection connection) =>
        Database.Integer(connection, "SELECT at FROM change ORDER BY id DESC LIMIT 1");

    public void Dispose() => add.Dispose();
}
