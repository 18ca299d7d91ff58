using System.Text;

namespace MovieNet.Federation;

/// <summary>Cuts text into the pieces that a difference is told in.</summary>
internal static class Words
{
    /// <summary>
    /// Runs of letters and digits, runs of white space, and every other character by itself; together they are the text again.
    /// Han, kana and Thai are written without spaces, so there each character is a piece.
    /// </summary>
    public static List<string> Split(string text)
    {
        var pieces = new List<string>();
        var start = 0;
        var before = Kind.Single;
        var at = 0;
        while (at < text.Length)
        {
            // A lone surrogate counts as a piece of its own instead of costing the page.
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            var kind = KindOf(rune);
            if (at > start && (kind == Kind.Single || kind != before))
            {
                pieces.Add(text[start..at]);
                start = at;
            }

            before = kind;
            at += length;
        }

        if (start < text.Length)
        {
            pieces.Add(text[start..]);
        }

        return pieces;
    }

    private static Kind KindOf(Rune rune) =>
        Rune.IsWhiteSpace(rune) ? Kind.Space
        : IsWrittenWithoutSpaces(rune) ? Kind.Single
        : Rune.IsLetterOrDigit(rune) || IsMark(rune) ? Kind.Word
        : Kind.Single;

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is >= System.Globalization.UnicodeCategory.NonSpacingMark
            and <= System.Globalization.UnicodeCategory.EnclosingMark;

    private static bool IsWrittenWithoutSpaces(Rune rune) =>
        rune.Value is (>= 0x0E00 and < 0x0E80) or (>= 0x3040 and < 0x3100) or (>= 0x3400 and < 0xA000) or (>= 0x20000 and < 0x32000);

    private enum Kind
    {
        Single,
        Space,
        Word,
    }
}
