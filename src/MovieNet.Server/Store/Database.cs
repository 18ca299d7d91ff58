using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MovieNet.Server.Store;

/// <summary>Opens connections to the database file with the settings that durability rests on.</summary>
internal static class Database
{
    private const int BusyMilliseconds = 5_000;

    /// <summary>
    /// Each connection is used by one thread at a time, so SQLite need not lock it for every call, and nobody asks how much
    /// memory it has. Where it runs already these are refused, which costs nothing but time.
    /// </summary>
    static Database()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>The one connection that writes. It makes the file where there is none.</summary>
    /// <exception cref="StartupException">It is another program's, or a newer one's.</exception>
    public static SqliteConnection OpenWriter(string file)
    {
        var connection = Open(file, SqliteOpenMode.ReadWriteCreate);
        try
        {
            // A file that may not be written is opened for reading, and at its first use gets a log that may not be
            // written either and would stay behind: asked before it is used.
            if (raw.sqlite3_db_readonly(connection.Handle!, "main") == 1)
            {
                throw new StartupException($"cannot open {file}: this user may not write it (read-only)");
            }

            // Before anything is changed: it may not be ours.
            Migrations.All.VersionOf(connection, file);
            Execute(connection, "PRAGMA journal_mode = WAL");
            // FULL: the log is synced with every commit, so a yes survives the loss of power, not only of the process.
            Execute(connection, "PRAGMA synchronous = FULL");
            Execute(connection, "PRAGMA foreign_keys = ON");
            // A checkpoint once in 128 MiB: pages that many commits write are then carried over once.
            Execute(connection, "PRAGMA wal_autocheckpoint = 32768");
            Execute(connection, "PRAGMA journal_size_limit = 134217728");
            // What a savepoint may have to undo is kept in memory: a file would be written with every record.
            Execute(connection, "PRAGMA temp_store = MEMORY");
            Execute(connection, "PRAGMA cache_size = -65536");
            // What cannot be written shall show now, not at the first write.
            Execute(connection, "BEGIN IMMEDIATE; ROLLBACK");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A connection that cannot write.</summary>
    public static SqliteConnection OpenReader(string file)
    {
        var connection = Open(file, SqliteOpenMode.ReadOnly);
        Execute(connection, "PRAGMA cache_size = -4096");
        return connection;
    }

    /// <summary>Runs statements without parameters.</summary>
    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every caller's text is a constant of this program.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Ends a transaction that failed. After some failures, a full disk among them, SQLite has done so by itself.</summary>
    public static void RollBack(SqliteConnection connection)
    {
        if (raw.sqlite3_get_autocommit(connection.Handle!) == 0)
        {
            Execute(connection, "ROLLBACK");
        }
    }

    /// <summary>The one value of a statement without parameters.</summary>
    public static long Integer(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        using var use = statement.Begin();
        return use.Step() ? use.Integer(0) : 0;
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            // SQLite's own waiting, for the statements that do not go through ADO.NET.
            _ = raw.sqlite3_busy_timeout(connection.Handle!, BusyMilliseconds);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
