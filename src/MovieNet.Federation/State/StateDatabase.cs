using Microsoft.Data.Sqlite;

namespace MovieNet.Federation;

/// <summary>
/// The SQLite file in <see cref="MovieNetHome"/> that holds the server list and the write journal. Several processes use it
/// at once; every call opens its own pooled connection, so it is safe for use by many threads.
/// </summary>
public sealed class StateDatabase
{
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE server (
            name      TEXT PRIMARY KEY COLLATE NOCASE,
            host      TEXT NOT NULL,
            port      INTEGER NOT NULL,
            server_id TEXT UNIQUE,
            paused    INTEGER NOT NULL DEFAULT 0,
            position  INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE write (
            request_id TEXT PRIMARY KEY,
            server_id  TEXT NOT NULL,
            planned    TEXT NOT NULL,
            noted_at   INTEGER NOT NULL,
            receipt    TEXT,
            known_at   INTEGER
        ) STRICT;
        CREATE INDEX write_open ON write (server_id) WHERE receipt IS NULL;
        """,
        "ALTER TABLE server ADD COLUMN tags TEXT NOT NULL DEFAULT ''",
        """
        ALTER TABLE server ADD COLUMN tls INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE server ADD COLUMN fingerprint TEXT;
        ALTER TABLE server ADD COLUMN token TEXT;
        """,
    ];

    private readonly string connectionString;

    /// <summary>Opens the file, makes it if absent and brings it to the newest schema.</summary>
    /// <param name="folder">See <see cref="MovieNetHome"/>.</param>
    /// <exception cref="InvalidOperationException">It was written by a newer version, or is no database.</exception>
    public StateDatabase(string folder)
    {
        File = Path.Combine(folder, "movienet.db");
        Tokens = new(folder);
        connectionString = new SqliteConnectionStringBuilder { DataSource = File, DefaultTimeout = 5 }.ToString();
        try
        {
            using var connection = Open();
            Execute(connection, "PRAGMA journal_mode = WAL");
            Migrate(connection);
        }
        catch (SqliteException e)
        {
            throw new InvalidOperationException($"{File} cannot be opened ({e.Message}): mend its permissions, or move it away to begin with an empty server list.", e);
        }
    }

    /// <summary>Where it lies.</summary>
    public string File { get; }

    /// <summary>Encrypts the tokens in it.</summary>
    internal TokenProtector Tokens { get; }

    /// <summary>A connection, to be disposed of by the caller.</summary>
    internal SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        // FULL, because the journal's promise is that what it notes outlives a power cut.
        Execute(connection, "PRAGMA synchronous = FULL");
        return connection;
    }

    /// <summary>A command with parameters named <c>$1</c>, <c>$2</c>, ….</summary>
    internal static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<object?> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters.AddWithValue(FormattableString.Invariant($"${i + 1}"), parameters[i] ?? DBNull.Value);
        }

        return command;
    }

    /// <summary>Runs a statement; the number of rows it changed.</summary>
    internal static int Execute(SqliteConnection connection, string sql, params ReadOnlySpan<object?> parameters)
    {
        using var command = Command(connection, sql, parameters);
        return command.ExecuteNonQuery();
    }

    private void Migrate(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        using var read = Command(connection, "PRAGMA user_version");
        var version = (long)read.ExecuteScalar()!;
        if (version > Migrations.Length)
        {
            throw new InvalidOperationException($"{File} was written by a newer MovieNet (schema {version}, this one knows {Migrations.Length}): use that version.");
        }

        for (; version < Migrations.Length; version++)
        {
            Execute(connection, Migrations[version]);
            Execute(connection, FormattableString.Invariant($"PRAGMA user_version = {version + 1}"));
        }

        transaction.Commit();
    }
}
