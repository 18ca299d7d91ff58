namespace MovieNet.Federation;

/// <summary>
/// The order of title keys that servers sort by: that of their UTF-8 bytes, which is that of their Unicode scalar values. Ordinal
/// comparison of .NET strings differs from it: a surrogate pair (𝄞) would come before U+E000 to U+FFFF (such as ﷺ).
/// </summary>
public sealed class SortKeyComparer : IComparer<string>
{
    /// <summary>The one comparer.</summary>
    public static SortKeyComparer Instance { get; } = new();

    private SortKeyComparer()
    {
    }

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var one = x.AsSpan();
        var other = y.AsSpan();
        var same = one.CommonPrefixLength(other);
        if (same == one.Length || same == other.Length)
        {
            return one.Length.CompareTo(other.Length);
        }

        // Where one of the two first differing units is a surrogate, it stands for a scalar value above all others.
        var (left, right) = (one[same], other[same]);
        return char.IsSurrogate(left) == char.IsSurrogate(right) ? left.CompareTo(right) : char.IsSurrogate(left) ? 1 : -1;
    }
}
