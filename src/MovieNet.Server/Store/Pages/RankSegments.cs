namespace MovieNet.Server.Store.Pages;

/// <summary>
/// A search's page, best first: the title itself, then all words in the title, then in title and people, then anywhere; within
/// each the shorter title, which the words say more of. No statistics that a write could shift between two pages. Each is a
/// range of the full-text index in its own order.
/// </summary>
internal static class RankSegments
{
    public static IEnumerable<Sql> Of(PageRequest request, PageSource source)
    {
        var key = Protocol.TitleKey.Of(request.Query!);
        (string? Columns, string? Fewer)[] tiers = [(null, null), ("{title}", null), ("{title people}", "{title}"), ("{title people synopsis}", "{title people}")];
        var first = (int)(request.After?.Number ?? 0);
        for (var tier = first; tier < tiers.Length; tier++)
        {
            var sql = new Sql().Add(PageSegments.Columns);
            sql.Add(sql.Value(tier));
            var place = TextPlace.OfRecord;
            if (tiers[tier].Columns is { } columns)
            {
                place = "movie_text.rowid";
                source.AddHaving(sql, key, columns, tiers[tier].Fewer);
            }
            else
            {
                source.AddCalled(sql, key);
            }

            if (tier == first && request.After is { } after)
            {
                sql.Add("AND").Add(place).Add(">").Add(sql.Value(TextPlace.Of(after.Id, after.Text!)));
            }

            yield return sql.Add("ORDER BY").Add(place);
        }
    }
}
