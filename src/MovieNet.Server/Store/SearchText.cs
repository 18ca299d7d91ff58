using System.Globalization;
using System.Text;
using MovieNet.Protocol;

namespace MovieNet.Server.Store;

/// <summary>
/// How text is cut into the words of the full-text index, for what is stored and what is asked alike. Words are folded as
/// in the title key. Han, kana and Thai are written without spaces, so each letter (with its marks) is a word there, and a
/// run of them is asked for as a phrase: any part of it is found.
/// </summary>
internal static class SearchText
{
    /// <summary>Stands before and behind every name, so that a whole name is a phrase too. Taken out of what people write.</summary>
    private const char Boundary = '\uE000';

    /// <summary>The words of a text, parted by spaces.</summary>
    public static string Of(string? text)
    {
        var folded = TitleKey.Fold(text ?? "");
        if (Ascii.IsValid(folded) && !folded.AsSpan().ContainsAnyInRange('\0', '\x1F') && !folded.Contains('\x7F', StringComparison.Ordinal))
        {
            // Words parted by single spaces already.
            return folded;
        }

        var words = new StringBuilder();
        foreach (var word in WordsOf(folded))
        {
            Append(words, word);
        }

        return words.ToString();
    }

    /// <summary>The words of directors and cast, each name between boundaries.</summary>
    public static string OfPeople(Movie movie)
    {
        var words = new StringBuilder();
        foreach (var name in movie.Directors.Concat(movie.Cast))
        {
            words.Append(words.Length == 0 ? "" : " ").Append(Boundary).Append(' ').Append(Of(name));
        }

        return words.Length == 0 ? "" : words.Append(' ').Append(Boundary).ToString();
    }

    /// <summary>The expression that finds a person by whole name; null where the name has no word.</summary>
    public static string? PersonExpression(string name) =>
        Of(name) is { Length: > 0 } words ? $"people : \"{Boundary} {words} {Boundary}\"" : null;

    /// <summary>
    /// The expression of a query: every word must occur, the last one as the beginning of a word. Null where there is no
    /// word in it. Words stand in quotation marks, which folding takes out of them: nothing in a query is an operator.
    /// </summary>
    public static string? QueryExpression(string query)
    {
        var words = WordsOf(TitleKey.Fold(query));
        if (words.Count == 0)
        {
            return null;
        }

        var last = words[^1];
        var phrases = words.Select(word => '"' + Split(word) + '"').ToList();
        var prefix = IsUnspaced(last.EnumerateRunes().Last()) ? "" : " *";
        return string.Join(" AND ", phrases.SkipLast(1).Distinct(StringComparer.Ordinal).Append(phrases[^1] + prefix));
    }

    private static List<string> WordsOf(string folded)
    {
        var kept = new StringBuilder(folded.Length);
        Span<char> units = stackalloc char[2];
        foreach (var rune in folded.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control:
                    kept.Append(' ');
                    break;
                case UnicodeCategory.Format:
                case UnicodeCategory.PrivateUse when rune.Value == Boundary:
                    break;
                default:
                    kept.Append(units[..rune.EncodeToUtf16(units)]);
                    break;
            }
        }

        return [.. kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static string Split(string word)
    {
        var words = new StringBuilder();
        Append(words, word);
        return words.ToString();
    }

    private static void Append(StringBuilder words, string word)
    {
        words.Append(words.Length == 0 ? "" : " ");
        var start = words.Length;
        var apart = false;
        Span<char> units = stackalloc char[2];
        foreach (var rune in word.EnumerateRunes())
        {
            var unspaced = IsUnspaced(rune);
            if ((apart || unspaced) && !IsMark(rune) && words.Length > start)
            {
                words.Append(' ');
            }

            words.Append(units[..rune.EncodeToUtf16(units)]);
            apart = unspaced || (apart && IsMark(rune));
        }
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsUnspaced(Rune rune) => rune.Value is
        (>= 0x0E00 and < 0x0E80) // Thai
        or (>= 0x3005 and < 0x3008) or (>= 0x3021 and < 0x302A) or (>= 0x3038 and < 0x303C) // Han numbers and repetition
        or (>= 0x3041 and < 0x3100) or (>= 0x31F0 and < 0x3200) or (>= 0x1AFF0 and < 0x1B170) // kana
        or (>= 0x2E80 and < 0x2FE0) or (>= 0x3400 and < 0x4DC0) or (>= 0x4E00 and < 0xA000) or (>= 0xF900 and < 0xFB00)
        or (>= 0x20000 and < 0x32380); // Han
}
