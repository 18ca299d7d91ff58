using System.Text.Json;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// Every write, noted on disk before its first byte is sent and crossed off when its outcome is known, so that a crash in
/// the middle leaves no question open: what is not crossed off is asked again with the same request id.
/// </summary>
/// <param name="database">Where it lies.</param>
/// <param name="time">Where time comes from.</param>
public sealed class WriteJournal(StateDatabase database, TimeProvider time)
{
    /// <summary>Servers remember request ids for at least this long; older writes must not be repeated.</summary>
    public static readonly TimeSpan Repeatable = TimeSpan.FromHours(24);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    // SQLite lets those wait who come at the same time, but in no order, and gives up on who waits too long. So within this process
    // they come one after the other.
    private readonly Lock one = new();

    /// <summary>Notes writes that are about to be sent; on disk when it returns.</summary>
    public void Note(IEnumerable<PlannedWrite> writes)
    {
        using var turn = one.EnterScope();
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        StateDatabase.Execute(connection, "DELETE FROM write WHERE known_at < $1", (time.GetUtcNow() - Kept).ToUnixTimeMilliseconds());
        foreach (var write in writes)
        {
            StateDatabase.Execute(
                connection, "INSERT INTO write (request_id, server_id, planned, noted_at) VALUES ($1, $2, $3, $4)",
                write.RequestId.ToString(), write.ServerId.ToString(), JsonSerializer.Serialize(write, ProtocolJson.Options), Now);
        }

        transaction.Commit();
    }

    /// <summary>Crosses a write off. An <see cref="WriteOutcome.Unsure"/> one stays open.</summary>
    public void Know(Receipt receipt)
    {
        if (!receipt.IsFinal)
        {
            return;
        }

        using var turn = one.EnterScope();
        using var connection = database.Open();
        StateDatabase.Execute(
            connection, "UPDATE write SET receipt = $2, known_at = $3 WHERE request_id = $1",
            receipt.Write.RequestId.ToString(), $"{receipt.Outcome}: {receipt.Message}", Now);
    }

    /// <summary>Crosses off a write that a person has looked after: it is not asked for any more, and its outcome stays unknown here.</summary>
    /// <param name="requestId">The write's request id; one that is not open is passed over.</param>
    public void Dismiss(Guid requestId)
    {
        using var connection = database.Open();
        StateDatabase.Execute(
            connection, "UPDATE write SET receipt = 'Dismissed', known_at = $2 WHERE request_id = $1 AND receipt IS NULL", requestId.ToString(), Now);
    }

    /// <summary>All writes whose outcome is not known, oldest first, and when they were noted.</summary>
    public IReadOnlyList<(PlannedWrite Write, DateTimeOffset NotedAt)> Open()
    {
        using var connection = database.Open();
        using var command = StateDatabase.Command(
            connection, "SELECT planned, noted_at FROM write WHERE receipt IS NULL ORDER BY noted_at, rowid");
        using var reader = command.ExecuteReader();
        var writes = new List<(PlannedWrite, DateTimeOffset)>();
        while (reader.Read())
        {
            writes.Add((
                JsonSerializer.Deserialize<PlannedWrite>(reader.GetString(0), ProtocolJson.Options)!,
                DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1))));
        }

        return writes;
    }

    /// <summary>How many writes' outcomes are not known.</summary>
    public long CountOpen()
    {
        using var connection = database.Open();
        using var command = StateDatabase.Command(connection, "SELECT count(*) FROM write WHERE receipt IS NULL");
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Whether a write's outcome is not known.</summary>
    internal bool IsOpen(Guid requestId)
    {
        using var connection = database.Open();
        using var command = StateDatabase.Command(connection, "SELECT 1 FROM write WHERE request_id = $1 AND receipt IS NULL", requestId.ToString());
        return command.ExecuteScalar() is not null;
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
