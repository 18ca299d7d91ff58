using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace MovieNet.Protocol;

/// <summary>
/// The normalised title that records are compared by (docs/protocol.md, Title key). One function for records and queries
/// alike; what is stored and shown stays as it is. Any change of what it returns is a new <see cref="Version"/>, because
/// servers keep keys in their databases and clients compare their own with them.
/// </summary>
public static class TitleKey
{
    /// <summary>The version of these functions, announced as <c>titleKeyVersion</c>.</summary>
    public const int Version = 1;

    /// <summary>The key of a title. Never empty for a title that is not blank.</summary>
    /// <exception cref="ArgumentException">The title holds a lone surrogate.</exception>
    public static string Of(string title) => OfDecoded(WebUtility.HtmlDecode(title));

    /// <summary>
    /// The further keys of a title: without its bracketed parts, and of each bracketed part. They find records; they never
    /// make two records the same on a server. Empty for most titles.
    /// </summary>
    public static IReadOnlyList<string> FurtherOf(string title)
    {
        var decoded = WebUtility.HtmlDecode(title);
        if (decoded.AsSpan().IndexOfAny(Opening) < 0)
        {
            return [];
        }

        var (outside, inside) = SplitBrackets(decoded);
        var main = OfDecoded(decoded);
        return [.. inside.Select(WithoutAlsoKnownAs).Prepend(outside)
            .Where(part => !string.IsNullOrWhiteSpace(part))
            .Select(OfDecoded)
            .Where(key => !string.Equals(key, main, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Text folded as in the title key, but with its articles: what search compares words by.</summary>
    public static string Fold(string text) => Strip(FoldLetters(WebUtility.HtmlDecode(text)));

    private static string OfDecoded(string title)
    {
        var folded = FoldLetters(WithoutArticle(title.Trim()));
        var key = Strip(folded);
        return key.Length > 0 ? key : folded;
    }

    private static string WithoutArticle(string title)
    {
        var comma = title.LastIndexOf(',');
        var space = title.AsSpan().IndexOfAny(WhiteSpace);
        var rest = title;
        if (space > 0 && IsArticle(title.AsSpan(0, space)))
        {
            rest = title[space..];
        }
        else if (comma > 0 && IsArticle(title.AsSpan(comma + 1).Trim()))
        {
            rest = title[..comma];
        }

        return rest.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? rest : title;
    }

    private static bool IsArticle(ReadOnlySpan<char> word) =>
        word.Equals("the", StringComparison.OrdinalIgnoreCase) || word.Equals("a", StringComparison.OrdinalIgnoreCase)
        || word.Equals("an", StringComparison.OrdinalIgnoreCase);

    /// <summary>Steps 3 to 5: signs written out, compatibility forms and accents taken off, case folded.</summary>
    private static string FoldLetters(string text)
    {
        text = text.Replace("&", " and ", StringComparison.Ordinal);
        if (Ascii.IsValid(text))
        {
            // Nothing to take apart, and upper then lower is lower.
            return text.ToLowerInvariant();
        }

        foreach (var fraction in VulgarFractions.Where(text.Contains))
        {
            text = text.Replace(fraction.ToString(), " " + fraction, StringComparison.Ordinal);
        }

        var plain = new StringBuilder(text.Length);
        var before = default(Rune);
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                before = rune;
            }
            else if (IsLatinOrGreek(before) || (rune.Value == 0x308 && before.Value is 'е' or 'Е'))
            {
                continue;
            }

            plain.Append(units[..rune.EncodeToUtf16(units)]);
        }

        var lower = plain.ToString().ToUpperInvariant().ToLowerInvariant();
        if (Ascii.IsValid(lower))
        {
            return lower;
        }

        return lower.Replace("ß", "ss", StringComparison.Ordinal).Replace("æ", "ae", StringComparison.Ordinal)
            .Replace("œ", "oe", StringComparison.Ordinal).Replace('ø', 'o').Replace('đ', 'd').Replace('ł', 'l').Replace('ı', 'i');
    }

    /// <summary>Steps 6 and 7: punctuation becomes space, white space is collapsed and trimmed.</summary>
    private static string Strip(string text)
    {
        // Never longer than before.
        var kept = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsPunctuation(rune) && rune.Value != FractionSlash && !Rune.IsWhiteSpace(rune))
            {
                length += rune.EncodeToUtf16(kept[length..]);
            }
            else if (length > 0 && kept[length - 1] != ' ')
            {
                kept[length++] = ' ';
            }
        }

        return kept[..length].TrimEnd(' ').ToString();
    }

    /// <summary>The blocks that hold Latin and Greek letters after NFKD; .NET knows no script property.</summary>
    private static bool IsLatinOrGreek(Rune rune) => Rune.IsLetter(rune) && rune.Value is
        < 0x02B0 or (>= 0x0370 and < 0x0400) or (>= 0x1D00 and < 0x1D80) or (>= 0x1E00 and < 0x2000)
        or (>= 0x2C60 and < 0x2C80) or (>= 0xA720 and < 0xA800) or (>= 0xAB30 and < 0xAB70);

    /// <summary>What stands outside brackets, and each outermost bracketed part; an unpaired bracket is ordinary text.</summary>
    private static (string Outside, List<string> Inside) SplitBrackets(string title)
    {
        var outside = new StringBuilder();
        var inside = new List<string>();
        var from = 0;
        for (var at = 0; at < title.Length; at++)
        {
            if (Opening.IndexOf(title[at]) >= 0 && EndOfBracket(title, at) is { } end)
            {
                outside.Append(title, from, at - from).Append(' ');
                inside.Add(title[(at + 1)..end]);
                at = end;
                from = end + 1;
            }
        }

        return (outside.Append(title, from, title.Length - from).ToString(), inside);
    }

    private static string WithoutAlsoKnownAs(string part)
    {
        var text = part.TrimStart();
        foreach (var sign in (ReadOnlySpan<string>)["a.k.a.", "aka "])
        {
            if (text.StartsWith(sign, StringComparison.OrdinalIgnoreCase))
            {
                return text[sign.Length..];
            }
        }

        return part;
    }

    private static int? EndOfBracket(string title, int start)
    {
        var closing = Closing[Opening.IndexOf(title[start])];
        var depth = 0;
        for (var at = start; at < title.Length; at++)
        {
            depth += title[at] == title[start] ? 1 : title[at] == closing ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return null;
    }

    private const string Opening = "([（［";
    private const string Closing = ")]）］";
    private const int FractionSlash = 0x2044;

    // ¼ ½ ¾, ⅐ to ⅟ and ↉.
    private static readonly char[] VulgarFractions =
        [.. "\u00BC\u00BD\u00BE\u2189", .. Enumerable.Range(0x2150, 16).Select(code => (char)code)];

    private static readonly SearchValues<char> WhiteSpace =
        SearchValues.Create([.. Enumerable.Range(0, 0x3001).Select(code => (char)code).Where(char.IsWhiteSpace)]);
}
