namespace MovieNet.Federation;

/// <summary>
/// The last step by title: a group that knows no year fits any year, so it joins only where one group is all that it fits. A record without
/// year beside two remakes would be right half the time.
/// </summary>
internal static class YearUnknown
{
    /// <summary>
    /// Title keys and further keys together: with no year to go by, a film of a bracketed title is a candidate like any other.
    /// </summary>
    public static void Join(KeyIndex index) =>
        Joiner.Join([.. index.Yearless.SelectMany(pair => ByTitleKey(pair.Value, index.KnownYear(pair.Key))), .. ByFurtherKeys(index)]);

    private static IEnumerable<Link> ByTitleKey(Bucket yearless, Bucket known)
    {
        foreach (var entry in yearless.WithId.Where(IsOpen))
        {
            foreach (var other in known.JoinableTo(entry))
            {
                yield return new Link(entry, other);
            }
        }

        var candidates = known.All.Concat(yearless.WithId).ToList();
        var open = candidates.Where(IsOpen).DistinctBy(other => other.Cluster).Take(Matcher.MaximumCouldBe).ToList();
        Entry? before = null;
        foreach (var entry in yearless.WithoutId.Where(IsOpen))
        {
            foreach (var other in open)
            {
                if (other.Cluster.CanJoin(entry.Cluster))
                {
                    yield return new Link(entry, other);
                }
                else
                {
                    // One IMDb id, but years far apart: nothing may be joined to such a group by title.
                    Joiner.NoteDoubt(new Link(entry, other));
                }
            }

            if (candidates.Count == 0 && before is not null)
            {
                yield return new Link(before, entry);
            }

            before = entry;
        }
    }

    private static IEnumerable<Link> ByFurtherKeys(KeyIndex index) =>
        from entry in index.WithFurtherKeys.Where(IsOpen)
        from key in entry.FurtherKeys
        let yearless = index.UnknownYear(key).JoinableTo(entry)
        let all = entry.Cluster.Earliest is null ? yearless.Concat(index.KnownYear(key).JoinableTo(entry)) : yearless
        from other in all
        select new Link(entry, other, ByFurtherKey: true);

    private static bool IsOpen(Entry entry) => !entry.Cluster.IsUndecided;
}
