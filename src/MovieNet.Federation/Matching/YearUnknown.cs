namespace MovieNet.Federation;

/// <summary>
/// The last step by title: a group that knows no year fits any year, so it joins only where one group is all that it fits. A record without
/// year beside two remakes would be right half the time.
/// </summary>
internal static class YearUnknown
{
    /// <summary>Title keys and further keys together: with no year to go by, a film of a bracketed title is a candidate like any other.</summary>
    public static void Join(KeyIndex index) =>
        Joiner.Join([.. index.Yearless.SelectMany(pair => ByTitleKey(pair.Value, index.KnownYear(pair.Key))), .. ByFurtherKeys(index)]);

    private static IEnumerable<Link> ByTitleKey(Bucket yearless, Bucket known)
    {
        foreach (var entry in yearless.WithId)
        {
            foreach (var other in known.JoinableTo(entry))
            {
                yield return new Link(entry, other);
            }
        }

        Entry? before = null;
        foreach (var entry in yearless.WithoutId)
        {
            var alone = true;
            foreach (var other in known.All.Concat(yearless.WithId).Take(Matcher.MaximumCouldBe))
            {
                alone = false;
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

            if (alone && before is not null)
            {
                yield return new Link(before, entry);
            }

            before = entry;
        }
    }

    private static IEnumerable<Link> ByFurtherKeys(KeyIndex index) =>
        from entry in index.WithFurtherKeys
        from key in entry.FurtherKeys
        let yearless = index.UnknownYear(key).JoinableTo(entry)
        let all = entry.Cluster.Earliest is null ? yearless.Concat(index.KnownYear(key).JoinableTo(entry)) : yearless
        from other in all
        select new Link(entry, other, ByFurtherKey: true);
}
