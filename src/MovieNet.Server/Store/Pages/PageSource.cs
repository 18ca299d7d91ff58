using MovieNet.Protocol;

namespace MovieNet.Server.Store.Pages;

/// <summary>
/// Which records a page is made of, as FROM and WHERE. Two shapes give the same records: one drives from the narrowest
/// filter (few records, then sorted), one tests each record in the order of the page (many records, no sorting).
/// </summary>
internal sealed class PageSource
{
    private readonly PageRequest request;
    private readonly string? match;
    private readonly long? genre;

    private PageSource(PageRequest request, string? match, long? genre)
    {
        this.request = request;
        this.match = match;
        this.genre = genre;
    }

    /// <summary>Null where nothing can match: a query without a word, a genre that no record has.</summary>
    public static PageSource? Of(StoreReader reader, PageRequest request)
    {
        var query = request.Query is null ? null : SearchText.QueryExpression(request.Query);
        var person = request.Person is null ? null : SearchText.PersonExpression(request.Person);
        var genreId = request.Genre is null ? null : GenreId(reader, request.Genre);
        return (query is null && request.Query is not null) || (person is null && request.Person is not null)
            || (genreId is null && request.Genre is not null)
            ? null
            : new(request, query is not null && person is not null ? $"({query}) AND {person}" : query ?? person, genreId);
    }

    /// <summary>FROM and WHERE, the narrowest filter first.</summary>
    public void AddNarrow(Sql sql)
    {
        if (match is not null)
        {
            sql.Add("FROM movie_text CROSS JOIN movie m ON m.id = movie_text.rowid WHERE movie_text MATCH").Add(sql.Value(match));
            AddGenreTest(sql);
        }
        else if (genre is { } id)
        {
            sql.Add("FROM movie_genre g CROSS JOIN movie m ON m.id = g.movie_id WHERE g.genre_id =").Add(sql.Value(id));
        }
        else
        {
            sql.Add("FROM movie m WHERE TRUE");
            AddYears(sql, "m.year");
            AddMissing(sql, byIndex: request.YearFrom is null && request.YearTo is null);
            return;
        }

        // The unary plus keeps the planner from driving from these after all.
        AddYears(sql, "+m.year");
        AddMissing(sql, byIndex: false);
    }

    /// <summary>FROM and WHERE, every record tested in the order of the page.</summary>
    /// <param name="sql">Where to add it.</param>
    /// <param name="byYear">Whether the page is sorted by year, and the years bound the walk.</param>
    public void AddWide(Sql sql, bool byYear)
    {
        sql.Add("FROM movie m WHERE TRUE");
        if (match is not null)
        {
            sql.Add("AND +m.id IN (SELECT rowid FROM movie_text WHERE movie_text MATCH").Add(sql.Value(match)).Add(")");
        }

        AddGenreTest(sql);
        AddYears(sql, byYear ? "m.year" : "+m.year");
        AddMissing(sql, byIndex: false);
    }

    private void AddGenreTest(Sql sql)
    {
        if (genre is { } id)
        {
            sql.Add("AND EXISTS (SELECT 1 FROM movie_genre WHERE movie_id = m.id AND genre_id =").Add(sql.Value(id)).Add(")");
        }
    }

    private void AddYears(Sql sql, string column)
    {
        if (request.YearFrom is { } from)
        {
            sql.Add("AND").Add(column).Add(">=").Add(sql.Value(from));
        }

        if (request.YearTo is { } to)
        {
            sql.Add("AND").Add(column).Add("<=").Add(sql.Value(to));
        }
    }

    private void AddMissing(Sql sql, bool byIndex)
    {
        if (request.Missing is not { } field)
        {
            return;
        }

        var bit = sql.Value(1L << (int)field);
        if (!byIndex)
        {
            sql.Add("AND (m.absent &").Add(bit).Add(") <> 0");
            return;
        }

        // Few patterns of absence occur; they are stepped through in the index, and each is then a range of it.
        sql.Add("""
            AND m.absent IN (
                WITH RECURSIVE pattern (bits) AS (
                    SELECT min(absent) FROM movie
                    UNION ALL
                    SELECT (SELECT min(absent) FROM movie WHERE absent > bits) FROM pattern WHERE bits IS NOT NULL)
                SELECT bits FROM pattern WHERE (bits &
            """).Add(bit).Add(") <> 0)");
    }

    private static long? GenreId(StoreReader reader, string name)
    {
        using var row = reader.Prepare("SELECT id FROM genre WHERE key = ?1").Begin().Bind(1, TitleKey.Fold(name));
        return row.Step() ? row.Integer(0) : null;
    }
}
