using Microsoft.Data.Sqlite;

namespace MovieNet.Server.Store;

/// <summary>
/// What user_version 3 changes: the full-text index numbers its rows by <see cref="TextPlace"/> instead of the record's id, and
/// keeps lists for the first letters of words, so that the beginning of a word is looked up instead of gathered. Indexes whose
/// order another one has too are gone: a falling order goes from value to value (<see cref="Pages.PageSegments"/>), and times
/// of changes rise with their numbers (<see cref="Pages.ChangeQuery"/>).
/// </summary>
internal static class Schema3
{
    // hashsize: how many bytes are gathered before they are written as one more segment. automerge: of how many segments one is
    // made; fewer would cost every write more, and a search looks into each. One letter alone is worth its list: without it
    // "a" takes seconds among a million records.
    public const string Text = """
        CREATE VIRTUAL TABLE movie_text USING fts5 (
            title, people, synopsis,
            content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = "ascii tokenchars '$+<=>^`|~'"
        );
        INSERT INTO movie_text (movie_text, rank) VALUES ('hashsize', 8388608);
        INSERT INTO movie_text (movie_text, rank) VALUES ('automerge', 16);
        """;

    public static void Apply(SqliteConnection connection)
    {
        Database.Execute(connection, "DROP INDEX movie_year_down; DROP INDEX movie_rating_down; DROP INDEX movie_updated_down; DROP INDEX change_at");
        Database.Execute(connection, "DROP TABLE movie_text;\n" + Text);
        using var rows = new Statement(connection, $"SELECT m.id, {TextPlace.OfRecord} AS place FROM movie m ORDER BY place");
        using var movies = new MovieTable(connection);
        using var add = new Statement(connection, "INSERT INTO movie_text (rowid, title, people, synopsis) VALUES (?1, ?2, ?3, ?4)");
        using var row = rows.Begin();
        while (row.Step())
        {
            var text = MovieText.Of(movies.Find(row.Integer(0))!.ToMovie());
            using var use = add.Begin().Bind(1, row.Integer(1)).Bind(2, text.Title).Bind(3, text.People).Bind(4, text.Synopsis);
            use.Step();
        }
    }
}
