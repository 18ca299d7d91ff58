using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// Lists in one text, as in a cell of a CSV file: <c>Horror; Sci-Fi</c>, and a JSON array where that would be read as another
/// list. Reading and writing stand side by side because they must fit exactly.
/// </summary>
public static partial class ListText
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The items as a text that <see cref="FieldReader"/> reads as exactly these items.</summary>
    public static string Write(FieldInfo info, TextList items)
    {
        var plain = string.Join("; ", items);
        return FieldValue.Of(items) == FieldReader.Read(info, plain, []) ? plain : JsonSerializer.Serialize<IEnumerable<string>>(items, Readable);
    }

    /// <summary>The text as a JSON array; null where it is none, as <c>[Unknown]</c>.</summary>
    internal static JsonDocument? TryParse(string text)
    {
        if (!text.StartsWith('[') || !text.EndsWith(']'))
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Items are parted by bars or by semicolons; the one that ends <c>&amp;amp;</c> parts nothing, and commas stand inside names.</summary>
    internal static IEnumerable<string> Split(string text) =>
        (text.Contains('|', StringComparison.Ordinal) ? text.Split('|') : Semicolon().Split(text))
            .Select(item => item.Trim())
            .Where(item => item.Length > 0);

    [GeneratedRegex("(?<!&[a-z0-9]{1,31}|&#[0-9]{1,7}|&#x[0-9a-f]{1,6});", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Semicolon();
}
