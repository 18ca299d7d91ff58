using System.Globalization;
using System.Text.Json;

namespace MovieNet.Protocol;

/// <summary>Reads texts and numbers out of JSON without the surprises of <see cref="JsonElement"/>'s own getters.</summary>
public static class JsonText
{
    /// <summary>The text of a JSON string; false where the element is no string or holds a lone surrogate.</summary>
    public static bool TryGet(JsonElement element, out string text)
    {
        text = "";
        if (element.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        try
        {
            text = element.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            // "\ud800": well-formed JSON, but no text.
            return false;
        }
    }

    /// <summary>The name of a member; a stand-in that no table knows where it holds a lone surrogate.</summary>
    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    /// <summary>A JSON number written as an integer: no fraction, no exponent. Numbers beyond 64 bits come as the nearest bound.</summary>
    public static bool TryGetInteger(JsonElement element, out long number)
    {
        number = 0;
        if (element.ValueKind != JsonValueKind.Number)
        {
            return false;
        }

        var raw = element.GetRawText();
        if (raw.AsSpan().ContainsAny('.', 'e', 'E'))
        {
            return false;
        }

        if (!long.TryParse(raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
        {
            number = raw[0] == '-' ? long.MinValue : long.MaxValue;
        }

        return true;
    }

    /// <summary>A JSON number without exponent and of at most 20 characters, exactly.</summary>
    public static bool TryGetDecimal(JsonElement element, out decimal number)
    {
        number = 0;
        if (element.ValueKind != JsonValueKind.Number || element.GetRawText() is not { Length: <= 20 } raw)
        {
            return false;
        }

        return decimal.TryParse(raw, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }
}
