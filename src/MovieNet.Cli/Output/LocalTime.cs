using System.Globalization;

namespace MovieNet.Cli.Output;

/// <summary>Times for people, in the zone of this machine.</summary>
internal static class LocalTime
{
    /// <summary><c>2026-01-31 18:30:05</c></summary>
    public static string Of(DateTimeOffset time) =>
        TimeZoneInfo.ConvertTime(time, TimeProvider.System.LocalTimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
