using System.Globalization;

namespace MovieNet.Protocol;

/// <summary>IMDb ids: <c>tt</c> and 7 to 10 digits. The digits are a number, so <c>tt00293564</c> is <c>tt0293564</c>.</summary>
public static class ImdbId
{
    /// <summary>The number behind <c>tt</c>, or null where the text is no IMDb id.</summary>
    public static long? NumberOf(string? text) =>
        text is { Length: >= 9 and <= 12 }
        && text.StartsWith("tt", StringComparison.Ordinal)
        && !text.AsSpan(2).ContainsAnyExceptInRange('0', '9')
            ? long.Parse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
}
