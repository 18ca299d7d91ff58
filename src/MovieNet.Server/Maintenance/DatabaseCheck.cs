using Microsoft.Data.Sqlite;
using MovieNet.Server.Store;

namespace MovieNet.Server.Maintenance;

/// <summary>movienet-server check: says what is wrong with a database, one line each, or ok. Changes nothing.</summary>
internal static class DatabaseCheck
{
    /// <summary>What must be an empty list, and what it means when it is not.</summary>
    private static readonly (string Meaning, string Sql)[] Orphans =
    [
        ("a further key without a record: {0}", "SELECT movie_id FROM movie_key WHERE movie_id NOT IN (SELECT id FROM movie)"),
        ("a genre without a record: {0}", "SELECT movie_id FROM movie_genre WHERE movie_id NOT IN (SELECT id FROM movie)"),
        ("text without a record: {0}", "SELECT id FROM movie_text_docsize WHERE id NOT IN (SELECT id FROM movie)"),
        ("the number of records is wrong: {0}", "SELECT movies FROM meta WHERE movies <> (SELECT count(*) FROM movie)"),
        ("record {0} was deleted by the change log", """
            SELECT movie_id FROM change WHERE kind = 'delete' AND movie_id IN (SELECT id FROM movie)
            """),
        ("record {0} is gone without a change", """
            SELECT movie_id FROM change WHERE kind = 'add' AND movie_id NOT IN (SELECT id FROM movie)
                AND movie_id NOT IN (SELECT movie_id FROM change WHERE kind = 'delete')
            """),
    ];

    /// <exception cref="StartupException">It cannot be read at all; says why.</exception>
    public static int Run(string file, TextWriter output)
    {
        if (!File.Exists(file))
        {
            throw new StartupException($"there is no file {file}");
        }

        try
        {
            using (var connection = Database.OpenReader(file))
            {
                if (Migrations.VersionOf(connection, file) == 0)
                {
                    throw new StartupException($"{file} is empty");
                }
            }

            using var reader = new StoreReader(file);
            var count = reader.InSnapshot(_ => Write(Problems(reader), output));
            output.WriteLine(count == 0 ? "ok" : FormattableString.Invariant($"{count} problems"));
            return count == 0 ? 0 : 1;
        }
        catch (SqliteException e)
        {
            throw new StartupException($"cannot check {file}: {StorageWords.Of(e)}", e);
        }
    }

    private static int Write(IEnumerable<string> problems, TextWriter output)
    {
        var count = 0;
        foreach (var problem in problems)
        {
            output.WriteLine(problem);
            count++;
        }

        return count;
    }

    private static IEnumerable<string> Problems(StoreReader reader) =>
        Integrity(reader)
            .Concat(Orphans.SelectMany(orphan => Ids(reader, orphan.Sql).Select(id => string.Format(System.Globalization.CultureInfo.InvariantCulture, orphan.Meaning, id))))
            .Concat(RecordCheck.Problems(reader));

    /// <summary>SQLite's own check, the full-text index included.</summary>
    private static IEnumerable<string> Integrity(StoreReader reader)
    {
        using var rows = reader.Prepare("PRAGMA integrity_check").Begin();
        while (rows.Step())
        {
            if (rows.Text(0) is not "ok")
            {
                yield return rows.Text(0);
            }
        }
    }

    private static IEnumerable<long> Ids(StoreReader reader, string sql)
    {
        using var rows = reader.Prepare(sql).Begin();
        while (rows.Step())
        {
            yield return rows.Integer(0);
        }
    }
}
