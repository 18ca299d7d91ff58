using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MovieNet.Server.Store;

/// <summary>
/// A commit can fail with all of it in the log, when only the sync failed. Nobody sees it then, but the next start would
/// find it there and take it for committed, after it was said that nothing was written.
/// </summary>
internal static class FailedCommit
{
    /// <summary>Writes over what the failed commit may have left in the log.</summary>
    /// <exception cref="UnsureException">That failed too: whether the commit is kept shows at the next start.</exception>
    public static void Undo(SqliteConnection connection, SqliteException failure)
    {
        Database.RollBack(connection);
        if (failure.SqliteErrorCode == raw.SQLITE_FULL || failure.SqliteExtendedErrorCode == raw.SQLITE_IOERR_WRITE)
        {
            // The mark that makes it a commit is written last, and the log was not written to its end.
            return;
        }

        try
        {
            // Another transaction lies in the same place of the log, and each frame's checksum counts on those before it.
            // SQLite does not write what stays the same, hence the way there and back.
            Database.Execute(connection, "BEGIN IMMEDIATE; UPDATE meta SET movies = movies + 1; UPDATE meta SET movies = movies - 1; COMMIT");
        }
        catch (SqliteException)
        {
            throw new UnsureException(StorageWords.Of(failure), failure);
        }
    }
}
