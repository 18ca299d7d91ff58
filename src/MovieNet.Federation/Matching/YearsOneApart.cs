namespace MovieNet.Federation;

/// <summary>
/// The second step by title: years one apart, which is how catalogues count a film that was shown late in one year and released in the
/// next. The earlier pair of years goes first, so 1974, 1975 and 1976 become 1974 with 1975, and 1976.
/// </summary>
internal static class YearsOneApart
{
    /// <summary>Equal title keys, years one apart.</summary>
    public static void JoinByTitleKey(KeyIndex index)
    {
        var neighbours = from pair in index.Dated
                         let next = index.At(pair.Key.Key, pair.Key.Year + 1)
                         where next.All.Any()
                         select (pair.Key.Year, Earlier: pair.Value, Later: next);
        foreach (var year in neighbours.GroupBy(pair => pair.Year).OrderBy(year => year.Key))
        {
            Joiner.Join([.. from pair in year
                            from entry in pair.Earlier.All.Where(IsOpen)
                            from other in pair.Later.JoinableTo(entry)
                            select new Link(entry, other)]);
        }
    }

    /// <summary>A further key equal to a title key, years one apart.</summary>
    public static void JoinByFurtherKeys(KeyIndex index)
    {
        var neighbours = from entry in index.WithFurtherKeys
                         from year in entry.Years
                         from otherYear in new[] { year - 1, year + 1 }
                         from key in entry.FurtherKeys
                         let others = index.At(key, otherYear)
                         where others.All.Any()
                         select (Earlier: int.Min(year, otherYear), Entry: entry, Others: others);
        foreach (var year in neighbours.GroupBy(pair => pair.Earlier).OrderBy(year => year.Key))
        {
            Joiner.Join([.. from pair in year
                            where IsOpen(pair.Entry)
                            from other in pair.Others.JoinableTo(pair.Entry)
                            select new Link(pair.Entry, other, ByFurtherKey: true)]);
        }
    }

    private static bool IsOpen(Entry entry) => !entry.Cluster.IsUndecided;
}
