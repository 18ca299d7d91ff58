using MovieNet.Protocol;

namespace MovieNet.Server.Store.Pages;

/// <summary>
/// Which records a page is made of, as FROM and WHERE. Two shapes give the same records: one drives from the narrowest
/// filter (few records, then sorted), one tests each record in the order of the page (many records, no sorting).
/// </summary>
internal sealed class PageSource
{
    private readonly PageRequest request;
    private readonly string? query;
    private readonly string? person;
    private readonly long? genre;

    private PageSource(PageRequest request, string? query, string? person, long? genre)
    {
        this.request = request;
        this.query = query;
        this.person = person;
        this.genre = genre;
    }

    private string? Match => query is null ? person : With(query);

    /// <summary>Null where nothing can match: a query without a word, a genre that no record has.</summary>
    public static PageSource? Of(StoreReader reader, PageRequest request)
    {
        var words = request.Query is null ? null : SearchText.QueryExpression(request.Query);
        var name = request.Person is null ? null : SearchText.PersonExpression(request.Person);
        var genreId = request.Genre is null ? null : GenreId(reader, request.Genre);
        return (words is null && request.Query is not null) || (name is null && request.Person is not null)
            || (genreId is null && request.Genre is not null)
            ? null
            : new(request, words, name, genreId);
    }

    /// <summary>FROM and WHERE, the narrowest filter first.</summary>
    public void AddNarrow(Sql sql)
    {
        if (Match is not null)
        {
            AddMatches(sql, Match);
            return;
        }

        if (genre is { } id)
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

    /// <summary>FROM and WHERE for counting: where nothing but words is asked for, the index alone knows.</summary>
    public void AddCounted(Sql sql)
    {
        if (Match is not null && genre is null && request is { YearFrom: null, YearTo: null, Missing: null })
        {
            sql.Add("FROM movie_text WHERE movie_text MATCH").Add(sql.Value(Match));
        }
        else
        {
            AddNarrow(sql);
        }
    }

    /// <summary>FROM and WHERE of a search's records that are called what it asks for.</summary>
    public void AddCalled(Sql sql, string titleKey)
    {
        var key = sql.Value(titleKey);
        sql.Add("FROM (SELECT id FROM movie WHERE title_key =").Add(key).Add("UNION SELECT movie_id FROM movie_key WHERE key =").Add(key)
            .Add(") AS called CROSS JOIN movie m ON m.id = called.id CROSS JOIN movie_text ON movie_text.rowid =").Add(TextPlace.OfRecord)
            .Add("WHERE movie_text MATCH").Add(sql.Value(Match!));
        AddTests(sql);
    }

    /// <summary>FROM and WHERE of a search's other records: those that have the words in some columns and not in fewer.</summary>
    /// <param name="sql">Where to add it.</param>
    /// <param name="titleKey">What <see cref="AddCalled"/> was given.</param>
    /// <param name="columns">The columns, as FTS5 writes them.</param>
    /// <param name="fewer">The fewer; null where there are none.</param>
    public void AddHaving(Sql sql, string titleKey, string columns, string? fewer)
    {
        AddMatches(sql, With($"{columns} : ({query})" + (fewer is null ? "" : $" NOT {fewer} : ({query})")));
        var key = sql.Value(titleKey);
        sql.Add("AND m.title_key <>").Add(key).Add("AND NOT EXISTS (SELECT 1 FROM movie_key WHERE movie_id = m.id AND key =").Add(key).Add(")");
    }

    /// <summary>FROM and WHERE, every record tested in the order of the page.</summary>
    /// <param name="sql">Where to add it.</param>
    /// <param name="byYear">Whether the page is sorted by year, and the years bound the walk.</param>
    public void AddWide(Sql sql, bool byYear)
    {
        sql.Add("FROM movie m WHERE TRUE");
        if (Match is not null)
        {
            // All matches at once: asking the index of each record is faster where matches stand close together, and takes
            // seconds where the first hundred thousand records of the order have none.
            sql.Add("AND +m.id IN (SELECT").Add(TextPlace.RecordId).Add("FROM movie_text WHERE movie_text MATCH").Add(sql.Value(Match)).Add(")");
        }

        AddGenreTest(sql);
        AddYears(sql, byYear ? "m.year" : "+m.year");
        AddMissing(sql, byIndex: false);
    }

    private string With(string words) => person is null ? words : $"({words}) AND {person}";

    private void AddMatches(Sql sql, string match)
    {
        sql.Add("FROM movie_text CROSS JOIN movie m ON m.id =").Add(TextPlace.RecordId).Add("WHERE movie_text MATCH").Add(sql.Value(match));
        AddTests(sql);
    }

    /// <summary>The filters, as tests of records found by words.</summary>
    private void AddTests(Sql sql)
    {
        AddGenreTest(sql);
        AddYears(sql, "+m.year");
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
