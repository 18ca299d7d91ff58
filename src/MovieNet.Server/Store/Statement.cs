using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MovieNet.Server.Store;

/// <summary>
/// A prepared statement over SQLite's own interface: values are bound and read without boxing or copying. Used by one
/// thread at a time, as its connection is.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement), database);
    }

    /// <summary>
    /// Begins one use. It must be disposed: a statement that is left open keeps its connection's snapshot, and the next
    /// reader would be answered from the past.
    /// </summary>
    public Use Begin() => new(this);

    /// <summary>Runs a statement without a result.</summary>
    public void Run()
    {
        using var use = Begin();
        use.Step();
    }

    public void Dispose() => statement.Dispose();

    /// <summary>One use of the statement, from its first binding to its last row. Indexes of bindings begin at 1, of columns at 0.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly struct Use(Statement owner) : IDisposable
    {
        public Use Bind(int index, long? value)
        {
            Check(value is { } number
                ? raw.sqlite3_bind_int64(owner.statement, index, number)
                : raw.sqlite3_bind_null(owner.statement, index));
            return this;
        }

        public Use Bind(int index, string? value)
        {
            Check(value is null ? raw.sqlite3_bind_null(owner.statement, index) : raw.sqlite3_bind_text(owner.statement, index, value));
            return this;
        }

        public Use Bind(int index, ReadOnlySpan<byte> value)
        {
            Check(raw.sqlite3_bind_blob(owner.statement, index, value));
            return this;
        }

        /// <summary>Goes on to the next row; false when there is none.</summary>
        public bool Step()
        {
            var result = raw.sqlite3_step(owner.statement);
            if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            {
                SqliteException.ThrowExceptionForRC(result, owner.database);
            }

            return result == raw.SQLITE_ROW;
        }

        /// <summary>The id of the row that this statement has just inserted.</summary>
        public long InsertedId => raw.sqlite3_last_insert_rowid(owner.database);

        public bool IsNull(int column) => raw.sqlite3_column_type(owner.statement, column) == raw.SQLITE_NULL;

        public long Integer(int column) => raw.sqlite3_column_int64(owner.statement, column);

        public string Text(int column) => raw.sqlite3_column_text(owner.statement, column).utf8_to_string();

        /// <summary>The bytes of a column, valid until the next step.</summary>
        public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(owner.statement, column);

        public void Dispose()
        {
            // The result repeats what Step has already thrown.
            _ = raw.sqlite3_reset(owner.statement);
            _ = raw.sqlite3_clear_bindings(owner.statement);
        }

        private void Check(int result) => SqliteException.ThrowExceptionForRC(result, owner.database);
    }
}
