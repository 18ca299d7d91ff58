using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MovieNet.Server.Store;

/// <summary>A connection that reads, with its prepared statements. Used by one thread at a time, rented from <see cref="ReaderPool"/>.</summary>
internal sealed class StoreReader : IDisposable
{
    /// <summary>In instructions of SQLite's machine: some ten microseconds of counting, some twenty records of a page.</summary>
    private const int Breath = 500;

    /// <summary>Filters make many texts; beyond this they are prepared anew.</summary>
    private const int StatementsKept = 200;

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);

    public StoreReader(string file)
    {
        connection = Database.OpenReader(file);
        raw.sqlite3_progress_handler(connection.Handle!, Breath, static _ => GiveWay(), null);
    }

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

    /// <summary>
    /// Lets who waits for the processor have it. The system lets a thread run for some milliseconds before it gives the
    /// processor to one that would answer in some microseconds; a page or a search takes about that long.
    /// </summary>
    private static int GiveWay()
    {
        Thread.Yield();
        return 0;
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
