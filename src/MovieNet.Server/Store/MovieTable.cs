using Microsoft.Data.Sqlite;

namespace MovieNet.Server.Store;

/// <summary>The writer's side of the table movie: rows by id, and what makes two records the same.</summary>
internal sealed class MovieTable(SqliteConnection connection) : IDisposable
{
    private readonly Statement find = new(connection, "SELECT version, updated_at, hash, body FROM movie WHERE id = ?1");

    private readonly Statement findImdb = new(connection, "SELECT id FROM movie WHERE imdb = ?1 AND id <> ?2");

    // No year equals only no year; two IMDb ids that differ are two films. The unary plus keeps SQLite from looking through
    // all records without a year instead of the few with this title.
    private readonly Statement findTitle = new(connection, """
        SELECT id FROM movie
        WHERE title_key = ?1 AND +year IS ?2 AND id <> ?4 AND (imdb IS NULL OR ?3 IS NULL OR imdb = ?3)
        ORDER BY id LIMIT 2
        """);

    private readonly Statement insert = new(connection, """
        INSERT INTO movie (version, updated_at, title_key, year, imdb, rating10, absent, hash, body)
        VALUES (1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """);

    private readonly Statement update = new(connection, """
        UPDATE movie SET version = version + 1, updated_at = ?2, title_key = ?3, year = ?4, imdb = ?5, rating10 = ?6,
            absent = ?7, hash = ?8, body = ?9
        WHERE id = ?1
        """);

    private readonly Statement delete = new(connection, "DELETE FROM movie WHERE id = ?1");

    public StoredMovie? Find(long id)
    {
        using var row = find.Begin().Bind(1, id);
        return row.Step()
            ? new(id, row.Integer(0), row.Integer(1), row.Bytes(2).ToArray(), row.Bytes(3).ToArray())
            : null;
    }

    /// <summary>
    /// The records that stand in the way of this one, at most three: first the one with its IMDb id, then those with its
    /// title key and year, the lowest id first.
    /// </summary>
    /// <param name="columns">The record.</param>
    /// <param name="self">Its id where it is there already, else 0.</param>
    public List<long> InTheWay(MovieColumns columns, long self)
    {
        var found = new List<long>(3);
        if (columns.Imdb is not null)
        {
            using var row = findImdb.Begin().Bind(1, columns.Imdb).Bind(2, self);
            if (row.Step())
            {
                found.Add(row.Integer(0));
            }
        }

        using var rows = findTitle.Begin().Bind(1, columns.TitleKey).Bind(2, columns.Movie.Year).Bind(3, columns.Imdb).Bind(4, self);
        while (rows.Step())
        {
            if (!found.Contains(rows.Integer(0)))
            {
                found.Add(rows.Integer(0));
            }
        }

        return found;
    }

    public long Insert(MovieColumns columns, long at)
    {
        using var use = Bind(insert, columns, at);
        use.Step();
        return use.InsertedId;
    }

    public void Update(long id, MovieColumns columns, long at)
    {
        using var use = Bind(update, columns, at).Bind(1, id);
        use.Step();
    }

    public void Delete(long id)
    {
        using var use = delete.Begin().Bind(1, id);
        use.Step();
    }

    public void Dispose()
    {
        find.Dispose();
        findImdb.Dispose();
        findTitle.Dispose();
        insert.Dispose();
        update.Dispose();
        delete.Dispose();
    }

    private static Statement.Use Bind(Statement statement, MovieColumns columns, long at) => statement.Begin()
        .Bind(2, at).Bind(3, columns.TitleKey).Bind(4, columns.Movie.Year).Bind(5, columns.Imdb).Bind(6, columns.Rating10)
        .Bind(7, columns.Absent).Bind(8, columns.Hash).Bind(9, columns.Body);
}
