using System.Diagnostics;
using System.Globalization;
using System.Text;
using MovieNet.Server.Store;

namespace MovieNet.Benchmarks.Peers;

/// <summary>The program sqlite3 making a database like the daemon's from a prepared file.</summary>
internal sealed class SqliteShell
{
    private const char Cell = '\x1f';
    private const char Line = '\x1e';

    private const string Staging = "CREATE TABLE staging (title_key, year, imdb, rating10, absent, hash, body, title, people, synopsis);";

    private readonly Bench bench;
    private readonly string file;

    public SqliteShell(Bench bench)
    {
        this.bench = bench;
        file = bench.Folder.Scratch("import.ascii");
        using var cells = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        for (var i = 0; i < bench.Settings.Records; i++)
        {
            var columns = new MovieColumns(bench.Movies.Of(i));
            cells.Write(string.Join(Cell, columns.TitleKey, Text(columns.Movie.Year), Text(columns.Imdb), Text(columns.Rating10), Text(columns.Absent),
                Convert.ToHexStringLower(columns.Hash), Encoding.UTF8.GetString(columns.Body),
                SearchText.Of(columns.Movie.Title), SearchText.OfPeople(columns.Movie), SearchText.Of(columns.Movie.Synopsis)));
            cells.Write(Line);
        }
    }

    private string Import => $"{Staging}\n.import --ascii {file} staging\n";

    /// <summary>All of the work; gives the seconds.</summary>
    public double Run() => Run(string.Join('\n',
        "PRAGMA synchronous = FULL;", "PRAGMA cache_size = -65536;", "BEGIN;",
        string.Join('\n', Schema("CREATE TABLE")), TextTable, Import,
        """
        INSERT INTO movie (version, updated_at, title_key, year, imdb, rating10, absent, hash, body)
        SELECT 1, 1790000000000, title_key, CAST(year AS INTEGER), CAST(imdb AS INTEGER), CAST(rating10 AS INTEGER), CAST(absent AS INTEGER), hash, body
        FROM staging;
        """,
        string.Join('\n', Schema("CREATE INDEX", "CREATE UNIQUE INDEX").Where(sql => sql.Contains(" movie_", StringComparison.Ordinal) && !sql.Contains("genre", StringComparison.Ordinal))),
        $"""
        INSERT INTO movie_text (rowid, title, people, synopsis)
        SELECT {TextPlace.OfRecord}, title, people, synopsis FROM movie m JOIN staging ON staging.rowid = m.id ORDER BY 1;
        """,
        """
        INSERT INTO change (at, kind, movie_id, after)
        SELECT updated_at, 'add', id, '{"id":' || id || ',' || substr(body, 2, length(body) - 2)
            || ',"version":1,"updatedAt":"2026-09-21T12:00:00.000Z","contentHash":"' || hash || '"}'
        FROM movie;
        """,
        string.Join('\n', Schema("CREATE INDEX").Where(sql => sql.Contains(" change_", StringComparison.Ordinal))),
        "DROP TABLE staging;", "COMMIT;"));

    /// <summary>Nothing but reading the file into one table.</summary>
    public double RunImportAlone() => Run(Import);

    private double Run(string script)
    {
        var database = bench.Folder.Scratch("import-sqlite3.db");
        var begun = Stopwatch.GetTimestamp();
        using var shell = Process.Start(new ProcessStartInfo("sqlite3", ["-bail", database]) { UseShellExecute = false, RedirectStandardInput = true })!;
        shell.StandardInput.Write(script);
        shell.StandardInput.Close();
        shell.WaitForExit();
        return shell.ExitCode == 0
            ? Stopwatch.GetElapsedTime(begun).TotalSeconds
            : throw new InvalidOperationException("sqlite3 could not make the database");
    }

    /// <summary>The daemon's own full-text index. An older sqlite3 does not know contentless_delete.</summary>
    private static string TextTable => Schema3.Text.Replace(" contentless_delete = 1,", "", StringComparison.Ordinal);

    /// <summary>The daemon's own schema, those statements of it that begin so.</summary>
    private static IEnumerable<string> Schema(params string[] beginnings) => Schema1.Sql
        .Split(";\n").Select(sql => sql.Trim('\n') + ";")
        .Select(sql => string.Join('\n', sql.Split('\n').SkipWhile(line => line.StartsWith("--", StringComparison.Ordinal) || line.Length == 0)))
        .Where(sql => beginnings.Any(beginning => sql.StartsWith(beginning, StringComparison.Ordinal)));

    private static string Text(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
