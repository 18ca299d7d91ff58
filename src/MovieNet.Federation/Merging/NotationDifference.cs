namespace MovieNet.Federation;

/// <summary>In what two values differ that say the same.</summary>
[Flags]
public enum NotationDifference
{
    /// <summary>In nothing.</summary>
    None = 0,

    /// <summary>White space: its kind, its amount, or at the ends.</summary>
    WhiteSpace = 1,

    /// <summary>An HTML character reference: <c>21 &amp;amp; Over</c>.</summary>
    HtmlEntity = 2,

    /// <summary>The same characters composed otherwise (Unicode NFC and NFD), which looks the same.</summary>
    Composition = 4,

    /// <summary>The article of a title: <c>Apartment, The</c>.</summary>
    Article = 8,

    /// <summary>Capital and small letters of titles and names.</summary>
    Case = 16,

    /// <summary>The order of genres.</summary>
    Order = 32,

    /// <summary>Zeros in front of an IMDb id's number.</summary>
    Zeros = 64,

    /// <summary>Typographic signs: <c>’</c> for <c>'</c>, <c>“ ”</c> for <c>"</c>, a dash for a hyphen, <c>…</c> for three dots.</summary>
    Typography = 128,
}

/// <summary>Words for <see cref="NotationDifference"/>.</summary>
public static class NotationDifferenceText
{
    private static readonly (NotationDifference Difference, string Words)[] All =
    [
        (NotationDifference.Order, "other order"),
        (NotationDifference.Case, "other case"),
        (NotationDifference.WhiteSpace, "other white space"),
        (NotationDifference.Article, "article moved"),
        (NotationDifference.HtmlEntity, "HTML entity"),
        (NotationDifference.Composition, "other Unicode form"),
        (NotationDifference.Zeros, "other zeros"),
        (NotationDifference.Typography, "other quotes or dashes"),
    ];

    /// <summary>The difference in words: <c>same, other order</c>; <c>same</c> where there is none.</summary>
    public static string ToWords(this NotationDifference difference) =>
        string.Join(", ", All.Where(one => difference.HasFlag(one.Difference)).Select(one => one.Words).Prepend("same"));
}
