using Microsoft.Data.Sqlite;

namespace MovieNet.Server.Store;

/// <summary>The answers of committed writes by request id, so that a repetition is answered and not done again.</summary>
internal sealed class RequestLog(SqliteConnection connection) : IDisposable
{
    /// <summary>The protocol promises a day; a day more costs little and helps a client that was off for a weekend's night.</summary>
    private static readonly long KeptMilliseconds = (long)TimeSpan.FromHours(48).TotalMilliseconds;

    private const int ForgottenAtOnce = 1_000;

    private readonly Statement find = new(connection, "SELECT fingerprint, response FROM request WHERE id = ?1");

    private readonly Statement add = new(connection, "INSERT INTO request (id, fingerprint, at, response) VALUES (?1, ?2, ?3, ?4)");

    private readonly Statement oldest = new(connection, "SELECT number, at FROM request ORDER BY number LIMIT 1");

    private readonly Statement forget = new(connection, "DELETE FROM request WHERE number < ?1 AND at < ?2");

    /// <summary>What this request was answered, or null where it has not been done.</summary>
    /// <exception cref="ParameterException">The id was used for another request.</exception>
    public byte[]? Find(Guid id, byte[] fingerprint)
    {
        using var row = find.Begin().Bind(1, id.ToByteArray(bigEndian: true));
        if (!row.Step())
        {
            return null;
        }

        return row.Bytes(0).SequenceEqual(fingerprint)
            ? row.Bytes(1).ToArray()
            : throw new ParameterException("requestId", "was used for another request");
    }

    public void Add(Guid id, byte[] fingerprint, byte[] response, long at)
    {
        using var use = add.Begin().Bind(1, id.ToByteArray(bigEndian: true)).Bind(2, fingerprint).Bind(3, at).Bind(4, response);
        use.Step();
    }

    /// <summary>Forgets some of what is old. Numbers rise with time, so the oldest are the first; few at a time, so that no write waits for many.</summary>
    public void Forget(long now)
    {
        long first;
        using (var row = oldest.Begin())
        {
            if (!row.Step() || row.Integer(1) >= now - KeptMilliseconds)
            {
                return;
            }

            first = row.Integer(0);
        }

        using var old = forget.Begin().Bind(1, first + ForgottenAtOnce).Bind(2, now - KeptMilliseconds);
        old.Step();
    }

    public void Dispose()
    {
        find.Dispose();
        add.Dispose();
        oldest.Dispose();
        forget.Dispose();
    }
}
