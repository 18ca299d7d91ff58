using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// What is only notation. Values with the same plain form say the same; what is shown is always the stored value. Lost accents
/// and the order of people are no notation: <c>Milos</c> is a mistake for <c>Miloš</c>, and the first of a cast is its star.
/// </summary>
public static class Notation
{
    private static readonly string[] Articles = ["the", "an", "a"];
    private static readonly SearchValues<char> Typographic = SearchValues.Create("‘’‚‛ʼ´`′“”„‟″«»‐‑‒–—−…");

    /// <summary>Whether two values say the same. Null says nothing and equals only null.</summary>
    public static bool SaysTheSame(MovieField field, FieldValue? one, FieldValue? other) =>
        Equals(one, other) || (one is not null && other is not null && Equals(PlainForm(field, one), PlainForm(field, other)));

    /// <summary>In what two values that say the same differ: the fewest things that explain it.</summary>
    public static NotationDifference Between(MovieField field, FieldValue one, FieldValue other)
    {
        var needed = OfField(field);
        foreach (var difference in Enum.GetValues<NotationDifference>().Where(difference => needed.HasFlag(difference)))
        {
            var without = needed & ~difference;
            if (Equals(Plain(field, one, without), Plain(field, other, without)))
            {
                needed = without;
            }
        }

        return needed;
    }

    /// <summary>The value without all that is only notation; for comparison, never shown.</summary>
    internal static FieldValue PlainForm(MovieField field, FieldValue value) => Plain(field, value, OfField(field));

    /// <summary>What is only notation in a field. Case is content in running text, and in addresses.</summary>
    private static NotationDifference OfField(MovieField field) => field switch
    {
        MovieField.Title => Words | NotationDifference.Case | NotationDifference.Article,
        MovieField.Genres => Words | NotationDifference.Case | NotationDifference.Order,
        MovieField.Directors or MovieField.Cast or MovieField.Language or MovieField.Country => Words | NotationDifference.Case,
        MovieField.Synopsis => Words,
        MovieField.ImdbId => Text | NotationDifference.Zeros,
        MovieField.PosterUrl => Text,
        _ => NotationDifference.None,
    };

    private const NotationDifference Text =
        NotationDifference.WhiteSpace | NotationDifference.HtmlEntity | NotationDifference.Composition;

    private const NotationDifference Words = Text | NotationDifference.Typography;

    private static FieldValue Plain(MovieField field, FieldValue value, NotationDifference without)
    {
        switch (value)
        {
            case FieldValue.Text(var id) when without.HasFlag(NotationDifference.Zeros) && ImdbId.NumberOf(id.Trim()) is { } number:
                return new FieldValue.Text(number.ToString(CultureInfo.InvariantCulture));
            case FieldValue.Text(var text):
                return new FieldValue.Text(Plain(text, without));
            case FieldValue.List(var items):
                var plain = items.Select(item => Plain(item, without));
                return new FieldValue.List(TextList.From(
                    without.HasFlag(NotationDifference.Order) ? plain.Order(StringComparer.Ordinal) : plain));
            default:
                return value;
        }
    }

    private static string Plain(string text, NotationDifference without)
    {
        text = without.HasFlag(NotationDifference.HtmlEntity) ? WebUtility.HtmlDecode(text) : text;
        text = without.HasFlag(NotationDifference.WhiteSpace) ? WithSingleSpaces(text) : text;
        text = without.HasFlag(NotationDifference.Composition) ? text.Normalize(NormalizationForm.FormC) : text;
        text = without.HasFlag(NotationDifference.Typography) ? WithPlainSigns(text) : text;
        text = without.HasFlag(NotationDifference.Article) ? WithArticleInFront(text) : text;

        // Upper, then lower: ς and σ, ß and ẞ have one capital.
        return without.HasFlag(NotationDifference.Case) ? text.ToUpperInvariant().ToLowerInvariant() : text;
    }

    private static string WithSingleSpaces(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Quotation marks, dashes and dots as a typewriter has them.</summary>
    private static string WithPlainSigns(string text) => !text.AsSpan().ContainsAny(Typographic) ? text : string.Concat(text.Select(sign => sign switch
    {
        '‘' or '’' or '‚' or '‛' or 'ʼ' or '´' or '`' or '′' => "'",
        '“' or '”' or '„' or '‟' or '″' or '«' or '»' => "\"",
        '‐' or '‑' or '‒' or '–' or '—' or '−' => "-",
        '…' => "...",
        _ => sign.ToString(),
    }));

    /// <summary>The title with an English article behind a final comma put in front, as in the title key.</summary>
    private static string WithArticleInFront(string title)
    {
        var comma = title.LastIndexOf(',');
        var article = title[(comma + 1)..].Trim();
        return comma > 0
            && Articles.Contains(article, StringComparer.OrdinalIgnoreCase)
            && title.AsSpan(0, comma).ContainsAnyExcept(" ,")
            ? $"{article} {title[..comma].TrimEnd()}"
            : title;
    }
}
