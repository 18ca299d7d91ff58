using Microsoft.Data.Sqlite;
using MovieNet.Server.Store;

namespace MovieNet.Server.Maintenance;

/// <summary>movienet-server backup: one state of the database as a new file, also while a server writes to it.</summary>
internal static class Backup
{
    /// <exception cref="StartupException">It cannot be made; says why.</exception>
    public static int Run(string file, string to)
    {
        if (!File.Exists(file))
        {
            throw new StartupException($"there is no file {file}");
        }

        if (Path.Exists(to))
        {
            throw new StartupException($"{to} is there already; nothing is overwritten");
        }

        var temporary = to + ".tmp";
        try
        {
            // Here already, because the system says best why it cannot be made.
            File.Create(temporary).Dispose();
            using (var connection = Database.OpenReader(file))
            {
                if (Migrations.All.VersionOf(connection, file) == 0)
                {
                    throw new StartupException($"{file} is empty");
                }

                using var command = connection.CreateCommand();
                command.CommandText = "VACUUM INTO $to";
                command.Parameters.AddWithValue("$to", temporary);
                command.ExecuteNonQuery();
            }

            using (var copy = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite))
            {
                copy.Flush(flushToDisk: true);
            }

            File.Move(temporary, to);
            return 0;
        }
        catch (SqliteException e)
        {
            throw new StartupException($"cannot copy {file} to {to}: {StorageWords.Of(e)}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"cannot copy {file} to {to}: {e.Message}", e);
        }
        finally
        {
            Remove(temporary);
        }
    }

    /// <summary>Half a copy is of no use, and a full disk needs the room.</summary>
    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Why the copy failed is said in any case; the next backup to this name tries again.
        }
    }
}
