using System.Globalization;
using Microsoft.Data.Sqlite;
using MovieNet.Protocol;

namespace MovieNet.Server.Store;

/// <summary>
/// The schema, as the list of steps that led to it. PRAGMA user_version says how many of them a file has seen; the rest are
/// carried out when it is opened, each in a transaction of its own. A step that was released never changes.
/// </summary>
/// <param name="steps">The steps, from an empty file on.</param>
internal sealed class Migrations(params Action<SqliteConnection>[] steps)
{
    /// <summary>The steps that this program knows.</summary>
    public static readonly Migrations All = new(First, Second, Schema3.Apply);

    /// <summary>"MOVI": tells our files from other programs' databases.</summary>
    private const int ApplicationId = 0x4D4F5649;

    /// <summary>The version that these steps lead to.</summary>
    public int Version => steps.Length;

    /// <exception cref="StartupException">The file is of a newer program, or another program's database.</exception>
    public void Apply(SqliteConnection connection, string file)
    {
        var version = VersionOf(connection, file);
        for (; version < Version; version++)
        {
            Database.Execute(connection, "BEGIN IMMEDIATE");
            try
            {
                steps[version](connection);
                Database.Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version + 1}"));
                Database.Execute(connection, "COMMIT");
            }
            catch
            {
                Database.RollBack(connection);
                throw;
            }
        }
    }

    /// <summary>The file's version, 0 for an empty one.</summary>
    /// <exception cref="StartupException">The file is of a newer program, or another program's database.</exception>
    public long VersionOf(SqliteConnection connection, string file)
    {
        var version = Database.Integer(connection, "PRAGMA user_version");
        if (version > Version && Database.Integer(connection, "PRAGMA application_id") == ApplicationId)
        {
            throw new StartupException(string.Create(CultureInfo.InvariantCulture,
                $"{file} was written by a newer movienet-server (schema {version}, this one knows {Version})"));
        }

        var owner = Database.Integer(connection, "PRAGMA application_id");
        if (owner != (version == 0 ? 0 : ApplicationId) || (version == 0 && Database.Integer(connection, "SELECT count(*) FROM sqlite_schema") > 0))
        {
            throw new StartupException($"{file} is the database of another program");
        }

        return version;
    }

    /// <summary>Makes schema 1 in an empty file.</summary>
    public static void First(SqliteConnection connection)
    {
        Database.Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}"));
        Database.Execute(connection, Schema1.Sql);
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO meta (server_id, title_key_version, movies) VALUES ($id, $keys, 0)";
        command.Parameters.AddWithValue("$id", Guid.NewGuid().ToString("D"));
        command.Parameters.AddWithValue("$keys", TitleKey.Version);
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// The records are counted once for a group of writes (<see cref="GroupEnd"/>). With a trigger, every insert was a
    /// statement of several writes, and SQLite kept all pages that it touched for undoing it.
    /// </summary>
    private static void Second(SqliteConnection connection) =>
        Database.Execute(connection, "DROP TRIGGER movie_added; DROP TRIGGER movie_deleted");
}
