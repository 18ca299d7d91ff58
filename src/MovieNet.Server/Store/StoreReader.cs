using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MovieNet.Server.Store;

/// <summary>A connection that reads, with its prepared statements. Used by one thread at a time, rented from <see cref="ReaderPool"/>.</summary>
internal sealed class StoreReader(string file) : IDisposable
{
    /// <summary>Filters make many texts; beyond this they are prepared anew.</summary>
    private const int StatementsKept = 200;

    private readonly SqliteConnection connection = Database.OpenReader(file);
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);

    /// <summary>The statement of this text, prepared once.</summary>
    public Statement Prepare(string sql)
    {
        if (statements.TryGetValue(sql, out var statement))
        {
            return statement;
        }

        statement = new(connection, sql);
        statements.Add(sql, statement);
        return statement;
    }

    /// <summary>Called when nothing of it is in use.</summary>
    public void Trim()
    {
        if (statements.Count > StatementsKept)
        {
            Forget();
        }
    }

    /// <summary>Runs several statements on one state of the database.</summary>
    public T InSnapshot<T>(Func<StoreReader, T> read)
    {
        Prepare("BEGIN").Run();
        T result;
        try
        {
            result = read(this);
        }
        catch
        {
            if (raw.sqlite3_get_autocommit(connection.Handle!) == 0)
            {
                Prepare("ROLLBACK").Run();
            }

            throw;
        }

        Prepare("COMMIT").Run();
        return result;
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private void Forget()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
    }
}
