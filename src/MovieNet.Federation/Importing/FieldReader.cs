using System.Globalization;
using System.Text.Json;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Reads the value of one member as people write it. Nothing is guessed: what is not clearly a value is a problem.</summary>
public static class FieldReader
{
    /// <summary>The value in a text: what stands on a command line or in a cell. How lists are written says <see cref="ListText"/>.</summary>
    /// <param name="info">Which member.</param>
    /// <param name="text">The text; white space around it does not count.</param>
    /// <param name="problems">Where what is wrong is added. The bounds of <see cref="MovieRules"/> are not looked at.</param>
    /// <returns>The value; null where the text is blank or no value.</returns>
    public static FieldValue? Read(FieldInfo info, string text, ICollection<FieldProblem> problems)
    {
        text = text.Trim();
        if (text.Length == 0)
        {
            return null;
        }

        return info.Kind switch
        {
            FieldKind.List => List(info, text, problems),
            FieldKind.Text => FieldValue.Of(WithLineFeeds(text)),
            _ => Number(info, text, problems),
        };
    }

    /// <summary>
    /// The value in a text that stands in quotes, in a CSV file or in JSON: there white space around a text was meant. An
    /// IMDb id has none, whoever wrote it.
    /// </summary>
    internal static FieldValue? ReadQuoted(FieldInfo info, string text, ICollection<FieldProblem> problems) =>
        info.Kind == FieldKind.Text && info.Field != MovieField.ImdbId ? FieldValue.Of(WithLineFeeds(text)) : Read(info, text, problems);

    /// <summary>The value in a JSON value: a text as in a quoted cell, a list as it is.</summary>
    internal static FieldValue? Read(FieldInfo info, JsonElement json, ICollection<FieldProblem> problems)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.String when JsonText.TryGet(json, out var text):
                return ReadQuoted(info, text, problems);
            case JsonValueKind.String:
                problems.Add(new(info.Name, "is not valid text"));
                return null;
            case JsonValueKind.Number when info.Kind != FieldKind.List:
                // A film called 1917 is a number in many a file.
                return Read(info, json.GetRawText(), problems);
            case JsonValueKind.Array when info.Kind == FieldKind.List:
                return List(info, json, problems);
            default:
                problems.Add(new(info.Name, info.Kind == FieldKind.List ? "must be a list of texts" : $"must be {Expected(info)}"));
                return null;
        }
    }

    private static FieldValue.Number? Number(FieldInfo info, string text, ICollection<FieldProblem> problems)
    {
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && (info.Kind == FieldKind.Decimal || !text.Contains('.', StringComparison.Ordinal)))
        {
            return new(number);
        }

        // Only a whole date names its year beyond doubt; 1927/28 does not.
        if (info.Field == MovieField.Year && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return new(date.Year);
        }

        problems.Add(new(info.Name, $"must be {Expected(info)}, is “{(text.Length > 40 ? text[..40] + "…" : text)}”"));
        return null;
    }

    private static FieldValue? List(FieldInfo info, string text, ICollection<FieldProblem> problems)
    {
        using var json = ListText.TryParse(text);
        return json is null ? FieldValue.Of(TextList.From(ListText.Split(text))) : List(info, json.RootElement, problems);
    }

    private static FieldValue? List(FieldInfo info, JsonElement json, ICollection<FieldProblem> problems)
    {
        var items = new List<string>(json.GetArrayLength());
        foreach (var item in json.EnumerateArray())
        {
            if (!JsonText.TryGet(item, out var text))
            {
                problems.Add(new(FormattableString.Invariant($"{info.Name}[{items.Count}]"), "must be text"));
            }

            items.Add(text);
        }

        return FieldValue.Of(TextList.From(items));
    }

    /// <summary>Only the line ends of text files: other separators, such as U+2028, are part of the text.</summary>
    private static string WithLineFeeds(string text) =>
        text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;

    private static string Expected(FieldInfo info) => info.Kind switch
    {
        FieldKind.Integer => "a whole number",
        FieldKind.Decimal => "a number",
        _ => "text",
    };
}
