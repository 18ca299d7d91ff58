using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MovieNet.Server.Store;

/// <summary>What SQLite's errors mean, in an operator's words.</summary>
internal static class StorageWords
{
    public static string Of(SqliteException e) => e.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => "the disk is full",
        raw.SQLITE_READONLY => "the database file, or one beside it (-wal, -shm), cannot be written (read-only)",
        raw.SQLITE_PERM or raw.SQLITE_AUTH => "no permission for the database file",
        raw.SQLITE_IOERR => "the disk reports an error",
        raw.SQLITE_CORRUPT => "the database file is damaged; restore a backup",
        raw.SQLITE_NOTADB => "the file is not a database",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "another program holds the database locked",
        raw.SQLITE_CANTOPEN => "the database file, or one beside it (-wal, -shm), cannot be opened; this user must be able to read it and to write its folder",
        raw.SQLITE_NOMEM => "out of memory",
        _ => $"the database reports error {e.SqliteExtendedErrorCode}",
    };
}
