namespace MovieNet.Server.Store.Pages;

/// <summary>
/// A page as the statements that make it, one behind the other: the rest of the ties of the last record, what comes behind
/// them, and the records without a value. Each is a range of one index; nothing is ever counted off from the beginning.
/// </summary>
/// <param name="reader">Where the next value is looked up, while the page is read.</param>
/// <param name="request">What is asked for.</param>
/// <param name="source">Which records.</param>
/// <param name="wide">Whether each record is tested in the order of the page, or few are found and sorted.</param>
internal sealed class PageSegments(StoreReader reader, PageRequest request, PageSource source, bool wide)
{
    public const string Columns = "SELECT m.id, m.version, m.updated_at, m.hash, m.body, m.title_key,";

    private readonly string column = request.Order switch
    {
        PageOrder.Title => "m.title_key",
        PageOrder.Year => "m.year",
        PageOrder.Rating => "m.rating10",
        _ => "m.updated_at",
    };

    public IEnumerable<Sql> All()
    {
        if (request.Order == PageOrder.Rank)
        {
            return RankSegments.Of(request, source);
        }

        object? value = request.Order == PageOrder.Title ? request.After?.Text : request.After?.Number;
        return request.After is not { } after ? Behind(null).Concat(WithoutValue(0))
            : value is null ? WithoutValue(after.Id)
            : Ties(value, after.Id).Concat(Behind(value)).Concat(WithoutValue(0));
    }

    private IEnumerable<Sql> Ties(object value, long id)
    {
        yield return Segment(sql => sql.Add("AND").Add(column).Add("=").Add(Place(sql, value)).Add("AND m.id >").Add(sql.Value(id)), "m.id");
    }

    private IEnumerable<Sql> Behind(object? value)
    {
        if (!wide || !request.Descending || request.Order == PageOrder.Title)
        {
            var from = request.After is null && request.From is { } text ? Protocol.TitleKey.Of(text) : null;
            yield return Segment(
                sql => AddBound(sql, from ?? value, inclusive: from is not null), request.Descending ? column + " DESC, m.id" : column + ", m.id");
            yield break;
        }

        // Ties rise though values fall: no index has that order, so each value is a range of its own.
        for (var next = Below((long?)value); next is { } tied; next = Below(tied))
        {
            yield return Segment(sql => sql.Add("AND").Add(column).Add("=").Add(sql.Value(tied)), "m.id");
        }
    }

    private IEnumerable<Sql> WithoutValue(long behind)
    {
        if (request.Order is PageOrder.Year or PageOrder.Rating)
        {
            yield return Segment(sql => sql.Add("AND").Add(column).Add("IS NULL AND m.id >").Add(sql.Value(behind)), "m.id");
        }
    }

    private Sql Segment(Func<Sql, Sql> addCondition, string order)
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

    private Sql AddBound(Sql sql, object? bound, bool inclusive)
    {
        sql.Add("AND").Add(column);
        return bound is null
            ? sql.Add("IS NOT NULL")
            : sql.Add((request.Descending ? "<" : ">") + (inclusive ? "=" : "")).Add(Place(sql, bound));
    }

    private long? Below(long? value)
    {
        using var row = reader.Prepare($"SELECT max({column}) FROM movie m WHERE {column} < ?1").Begin().Bind(1, value ?? long.MaxValue);
        return row.Step() && !row.IsNull(0) ? row.Integer(0) : null;
    }

    private static string Place(Sql sql, object value) => value is long number ? sql.Value(number) : sql.Value((string)value);
}
