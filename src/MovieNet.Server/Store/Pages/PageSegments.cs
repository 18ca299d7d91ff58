namespace MovieNet.Server.Store.Pages;

/// <summary>
/// A page as the statements that make it, one behind the other: the rest of the ties of the last record, what comes behind
/// them, and the records without a value. Each is a range of one index; nothing is ever counted off from the beginning.
/// </summary>
internal static class PageSegments
{
    private const string Columns = "SELECT m.id, m.version, m.updated_at, m.hash, m.body, m.title_key,";

    public static IEnumerable<Sql> Of(PageRequest request, PageSource source, bool wide)
    {
        if (request.Order == PageOrder.Rank)
        {
            yield return Ranked(request, source);
            yield break;
        }

        var column = Column(request.Order);
        var after = request.After;
        object? value = after is null ? null : request.Order == PageOrder.Title ? after.Text : after.Number;
        if (value is not null)
        {
            yield return Segment(sql => sql.Add("AND").Add(column).Add("=").Add(Place(sql, value)).Add("AND m.id >").Add(sql.Value(after!.Id)), "m.id");
        }

        if (after is null || value is not null)
        {
            var first = after is null && request.From is not null;
            yield return Segment(
                sql => AddBound(sql, first ? Protocol.TitleKey.Of(request.From!) : value, first),
                request.Descending ? column + " DESC, m.id" : column + ", m.id");
        }

        if (request.Order is PageOrder.Year or PageOrder.Rating)
        {
            var from = after is not null && value is null ? after.Id : 0;
            yield return Segment(sql => sql.Add("AND").Add(column).Add("IS NULL AND m.id >").Add(sql.Value(from)), "m.id");
        }

        Sql Segment(Func<Sql, Sql> addCondition, string order)
        {
            var sql = new Sql().Add(Columns).Add(column);
            if (wide)
            {
                source.AddWide(sql, byYear: request.Order == PageOrder.Year);
            }
            else
            {
                source.AddNarrow(sql);
            }

            return addCondition(sql).Add("ORDER BY").Add(order);
        }

        Sql AddBound(Sql sql, object? bound, bool inclusive)
        {
            sql.Add("AND").Add(column);
            return bound is null
                ? sql.Add("IS NOT NULL")
                : sql.Add((request.Descending ? "<" : ">") + (inclusive ? "=" : "")).Add(Place(sql, bound));
        }
    }

    /// <summary>
    /// Best first: the title itself, then all words in the title, then in title and people, then anywhere; within each the
    /// shorter title, which the words say more of. No statistics that a write could shift between two pages.
    /// </summary>
    private static Sql Ranked(PageRequest request, PageSource source)
    {
        var expression = SearchText.QueryExpression(request.Query!)!;
        var sql = new Sql().Add("SELECT * FROM (").Add(Columns);
        var key = sql.Value(Protocol.TitleKey.Of(request.Query!));
        sql.Add("CASE WHEN m.title_key =").Add(key)
            .Add("OR m.id IN (SELECT movie_id FROM movie_key WHERE key =").Add(key).Add(") THEN 0");
        sql.Add("WHEN m.id IN (SELECT rowid FROM movie_text WHERE movie_text MATCH").Add(sql.Value($"title : ({expression})")).Add(") THEN 1");
        sql.Add("WHEN m.id IN (SELECT rowid FROM movie_text WHERE movie_text MATCH").Add(sql.Value($"{{title people}} : ({expression})")).Add(") THEN 2");
        sql.Add("ELSE 3 END AS tier");
        source.AddNarrow(sql);
        sql.Add(")");
        if (request.After is { Number: { } tier, Text: { } text } after)
        {
            var place = sql.Value(text);
            sql.Add("WHERE (tier, length(title_key), title_key, id) > (").Add(sql.Value(tier)).Add(", length(").Add(place).Add("),")
                .Add(place).Add(",").Add(sql.Value(after.Id)).Add(")");
        }

        return sql.Add("ORDER BY tier, length(title_key), title_key, id");
    }

    private static string Column(PageOrder order) => order switch
    {
        PageOrder.Title => "m.title_key",
        PageOrder.Year => "m.year",
        PageOrder.Rating => "m.rating10",
        _ => "m.updated_at",
    };

    private static string Place(Sql sql, object value) => value is long number ? sql.Value(number) : sql.Value((string)value);
}
