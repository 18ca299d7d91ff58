using System.Globalization;

namespace MovieNet.Federation;

/// <summary>
/// Two records that may be joined by title. The keys are equal, or a further key of the first is the key of the second: then it is the
/// first that says so, and it may say so of several (<c>Hunt, The (Jagten)</c>); two that say so of one are a doubt.
/// </summary>
internal readonly record struct Link(Entry First, Entry Second, bool ByFurtherKey = false)
{
    /// <summary>The join in one sentence; null where nobody reads it, for only keys are matched.</summary>
    public string? Reason => First.Title is null ? null : Titles + Years;

    private string Titles => ByFurtherKey
        ? $"Title “{First.Title}” is also known as “{Second.Key}”"
        : $"Same title key “{First.Key}”";

    private string Years
    {
        get
        {
            var other = YearOf(Second, near: First.Year);
            var one = YearOf(First, near: other);
            if (one is null || other is null)
            {
                var server = one is null ? First.Server : Second.Server;
                return one is null && other is null
                    ? "; no year on either side"
                    : string.Create(CultureInfo.InvariantCulture, $"; no year on {server}, {one ?? other} otherwise");
            }

            return one == other
                ? string.Create(CultureInfo.InvariantCulture, $"{(ByFurtherKey ? "; same" : " and")} year {one}")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"; years one apart, {int.Min(one.Value, other.Value)} and {int.Max(one.Value, other.Value)}");
        }
    }

    /// <summary>The record's year, else a year that its group knows: the one asked for, if it is among them.</summary>
    private static int? YearOf(Entry entry, int? near) =>
        entry.Year ?? entry.Years.Select(year => (int?)year).FirstOrDefault(year => year == near) ?? entry.Cluster.Earliest;
}
