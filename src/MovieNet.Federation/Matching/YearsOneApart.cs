namespace MovieNet.Federation;

/// <summary>
/// The second step by title: years one apart, which is how catalogues count a film that was shown late in one year and released in the next.
/// The earlier pair of years goes first, so 1974, 1975 and 1976 become 1974 with 1975, and 1976.
/// </summary>
internal static class YearsOneApart
{
    /// <summary>Equal title keys, years one apart.</summary>
    public static void JoinByTitleKey(KeyIndex index)
    {
        foreach (var year in index.Dated.GroupBy(pair => pair.Key.Year).OrderBy(year => year.Key))
        {
            Joiner.Join([.. from pair in year
                            let next = index.At(pair.Key.Key, year.Key + 1)
                            from entry in pair.Value.All.Where(IsOpen)
                            from other in next.JoinableTo(entry)
                            select new Link(entry, other)]);
        }
    }

    /// <summary>A further key equal to a title key, years one apart.</summary>
    public static void JoinByFurtherKeys(KeyIndex index)
    {
        var links = from entry in index.WithFurtherKeys
                    from year in entry.Years
                    from earlier in new[] { year - 1, year }
                    select (earlier, entry, otherYear: earlier == year ? year + 1 : earlier);
        foreach (var year in links.GroupBy(link => link.earlier).OrderBy(year => year.Key))
        {
            Joiner.Join([.. from link in year
                            where IsOpen(link.entry)
                            from key in link.entry.FurtherKeys
                            from other in index.At(key, link.otherYear).JoinableTo(link.entry)
                            select new Link(link.entry, other, ByFurtherKey: true)]);
        }
    }

    private static bool IsOpen(Entry entry) => !entry.Cluster.IsUndecided;
}
