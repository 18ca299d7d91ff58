using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MovieNet.Server.Store;

/// <summary>What SQLite's errors mean, in an operator's words.</summary>
internal static class StorageWords
{
    public static string Of(SqliteException e) => e.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => "the disk is full",
        raw.SQLITE_READONLY => "the database file cannot be written (read-only)",
        raw.SQLITE_PERM or raw.SQLITE_AUTH => "no permission for the database file",
        raw.SQLITE_IOERR => "the disk reports an error",
        raw.SQLITE_CORRUPT => "the database file is damaged; run movienet-server check, and restore a backup",
        raw.SQLITE_NOTADB => "the file is not a database",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "another program holds the database locked",
        raw.SQLITE_CANTOPEN => "the database file cannot be opened",
        raw.SQLITE_NOMEM => "out of memory",
        _ => $"the database reports error {e.SqliteExtendedErrorCode}",
    };
}
