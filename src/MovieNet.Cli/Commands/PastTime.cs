using System.CommandLine;
using System.Globalization;

namespace MovieNet.Cli.Commands;

/// <summary>A time that lies behind us, as people write it: <c>2026-01-31</c>, <c>2026-01-31 18:30</c>, <c>2h</c>.</summary>
internal static class PastTime
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(100_000);

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    public static Option<DateTimeOffset?> Option(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Parse(text, TimeProvider.System) is { } time)
            {
                return time;
            }

            result.AddError($"{name} “{text}” is no time: expected a date (2026-01-31), a date and a time (\"2026-01-31 18:30\"), or how long ago (90s, 30m, 2h, 7d)");
            return null;
        },
    };

    /// <summary>The time; null where the text is none. Without an offset it is of this machine's zone.</summary>
    public static DateTimeOffset? Parse(string text, TimeProvider time)
    {
        if (DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var exact))
        {
            return exact;
        }

        return text is [.., var unit] && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && SpanOf(unit) is { } span && number <= Longest / span
            ? time.GetUtcNow() - (number * span)
            : null;
    }

    private static TimeSpan? SpanOf(char unit) => unit switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        _ => null,
    };
}
