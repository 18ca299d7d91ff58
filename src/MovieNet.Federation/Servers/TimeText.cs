using System.Globalization;

namespace MovieNet.Federation;

/// <summary>
/// Spans of time for people. How long ago something was is said rather than at what time: the server's clock may be set to
/// another zone than the reader's.
/// </summary>
public static class TimeText
{
    /// <summary>How long something took: <c>31 ms</c>, <c>1.2 s</c>.</summary>
    public static string Took(TimeSpan elapsed) => elapsed.TotalMilliseconds < 999.5
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Round(elapsed.TotalMilliseconds)):0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0.#} s");

    /// <summary>A length of time in its greatest unit: <c>18 s</c>, <c>3 min</c>, <c>2 h</c>, <c>5 days</c>.</summary>
    public static string Long(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => FormattableString.Invariant($"{Math.Max(0, (int)span.TotalSeconds)} s"),
        { TotalMinutes: < 60 } => FormattableString.Invariant($"{(int)span.TotalMinutes} min"),
        { TotalHours: < 48 } => FormattableString.Invariant($"{(int)span.TotalHours} h"),
        _ => FormattableString.Invariant($"{(int)span.TotalDays} days"),
    };

    /// <summary>How long ago: <c>just now</c>, <c>18 s ago</c>.</summary>
    public static string Ago(TimeSpan span) => span.TotalSeconds < 2 ? "just now" : $"{Long(span)} ago";
}
