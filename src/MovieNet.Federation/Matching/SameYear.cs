namespace MovieNet.Federation;

/// <summary>The first step by title: equal years.</summary>
internal static class SameYear
{
    /// <summary>Equal title keys and equal years.</summary>
    public static void JoinByTitleKey(KeyIndex index)
    {
        var links = new List<Link>();
        foreach (var bucket in index.Dated.Values)
        {
            Entry? before = null;
            foreach (var entry in bucket.WithoutId)
            {
                var candidates = bucket.WithId.Where(other => other.Cluster.CanJoin(entry.Cluster)).Take(Matcher.MaximumCouldBe).ToList();
                links.AddRange(candidates.Select(other => new Link(entry, other)));
                if (candidates.Count > 0)
                {
                    continue;
                }

                // Same title and year, yet years on its own server or of the group's other records forbid it: worth a look.
                bucket.WithId.Take(Matcher.MaximumCouldBe).ToList().ForEach(other => Joiner.NoteDoubt(new Link(entry, other)));
                if (before is not null)
                {
                    // A chain, not every pair: thousands of equal records take thousands of links.
                    links.Add(new Link(before, entry));
                }

                before = entry;
            }
        }

        Joiner.Join(links);
    }

    /// <summary>A further key equal to a title key, and equal years.</summary>
    public static void JoinByFurtherKeys(KeyIndex index) =>
        Joiner.Join([.. from entry in index.WithFurtherKeys
                        from year in entry.Years
                        from key in entry.FurtherKeys
                        from other in index.At(key, year).JoinableTo(entry)
                        select new Link(entry, other, ByFurtherKey: true)]);
}
