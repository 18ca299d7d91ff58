using System.Globalization;
using Microsoft.Data.Sqlite;
using MovieNet.Server.Store;
using SQLitePCL;

namespace MovieNet.Server.Maintenance;

/// <summary>movienet-server check: says what is wrong with a database, one line each, or ok. Changes nothing.</summary>
internal static class DatabaseCheck
{
    /// <summary>What must be an empty list, and what it means when it is not.</summary>
    private static readonly (string Meaning, string Sql)[] Orphans =
    [
        ("a further key without a record: {0}", "SELECT movie_id FROM movie_key WHERE movie_id NOT IN (SELECT id FROM movie)"),
        ("a genre without a record: {0}", "SELECT movie_id FROM movie_genre WHERE movie_id NOT IN (SELECT id FROM movie)"),
        ("a record has a genre that is not there: {0}", "SELECT genre_id FROM movie_genre WHERE genre_id NOT IN (SELECT id FROM genre)"),
        ("text without a record: {0}", $"SELECT id & 1099511627775 FROM movie_text_docsize WHERE id NOT IN (SELECT {TextPlace.OfRecord} FROM movie m)"),
        ("the number of records is wrong: {0}", "SELECT movies FROM meta WHERE movies <> (SELECT count(*) FROM movie)"),
        ("record {0} was deleted by the change log", """
            SELECT movie_id FROM change WHERE kind = 'delete' AND movie_id IN (SELECT id FROM movie)
            """),
        ("the change log has gaps: its last number is {0}", "SELECT seq FROM sqlite_sequence WHERE name = 'change' AND seq <> (SELECT count(*) FROM change)"),
        ("change {0} is older than the one before it", "SELECT id FROM (SELECT id, at, lag(at) OVER (ORDER BY id) AS earlier FROM change) WHERE at < earlier"),
        ("request {0} remembers a record that the change log does not know", """
            SELECT number FROM (SELECT number, CAST(response AS TEXT) AS result, substr(response, 10, length(response) - 10) AS record FROM request)
            WHERE result LIKE '{"movie":%' AND NOT EXISTS (
                SELECT 1 FROM change WHERE movie_id = result ->> '$.movie.id' AND record IN (after, iif(kind = 'delete', before, NULL)))
            """),
        ("request {0} wrote less than it remembers", """
            SELECT number FROM (SELECT number, id, CAST(response AS TEXT) AS result FROM request)
                LEFT JOIN (SELECT request_id, count(*) AS written FROM change GROUP BY request_id) ON request_id = id
            WHERE result LIKE '{"added":%' AND coalesce(written, 0) < (result ->> '$.added') + (result ->> '$.replaced')
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
                switch (Migrations.All.VersionOf(connection, file))
                {
                    case 0:
                        throw new StartupException($"{file} is empty");
                    case var version when version < Migrations.All.Version:
                        throw new StartupException(string.Create(CultureInfo.InvariantCulture,
                            $"{file} is of schema {version}, this program checks schema {Migrations.All.Version}; a movienet-server that is started on it brings it up to date"));
                }
            }

            using var reader = new StoreReader(file);
            // What a damaged file says of its records means nothing.
            var damage = Integrity(reader);
            var count = damage.Count > 0 ? Write(damage, output) : reader.InSnapshot(_ => Write(Problems(reader), output));
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
        Orphans
            .SelectMany(orphan => Ids(reader, orphan.Sql).Select(id => string.Format(CultureInfo.InvariantCulture, orphan.Meaning, id)))
            .Concat(RecordCheck.Problems(reader))
            .Concat(ChangeCheck.Problems(reader));

    /// <summary>SQLite's own check, the full-text index included.</summary>
    private static List<string> Integrity(StoreReader reader)
    {
        var damage = new List<string>();
        try
        {
            using var rows = reader.Prepare("PRAGMA integrity_check").Begin();
            while (rows.Step())
            {
                damage.AddRange(rows.Text(0).Split('\n').Where(line => line is not "ok"));
            }
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_CORRUPT)
        {
            // So bad that the check itself gets no further.
            damage.Add(StorageWords.Of(e));
        }

        return damage;
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
