using System.Collections.Immutable;

namespace MovieNet.Federation;

/// <summary>How long a server's signs of life took during the last 15 minutes, and which tries failed; never changes.</summary>
public sealed class LatencyHistory
{
    /// <summary>How far back it goes.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(15);

    /// <summary>Below this nobody notices, so a server that needs less is never called slow.</summary>
    public static readonly TimeSpan Noticed = TimeSpan.FromMilliseconds(50);

    private const int SlowFactor = 3;
    private const int MostMinutes = 60;

    // What is usual is told from whole minutes: one that the program spent starting, or a single good one, would say too little.
    private const int FewestMinutes = 3;

    private readonly ImmutableArray<TimeSpan> minutes;

    private LatencyHistory(ImmutableArray<LatencySample> samples, ImmutableArray<TimeSpan> minutes) => (Samples, this.minutes) = (samples, minutes);

    /// <summary>Nothing is known yet.</summary>
    public static LatencyHistory Empty { get; } = new([], []);

    /// <summary>The tries, in stretches of five seconds, the oldest first. Where none stands, nothing was tried.</summary>
    public ImmutableArray<LatencySample> Samples { get; }

    /// <summary>How many signs of life were asked for.</summary>
    public int Tries => Samples.Sum(sample => sample.Answers.Length + sample.Failures);

    /// <summary>How many came.</summary>
    public int Answers => Samples.Sum(sample => sample.Answers.Length);

    /// <summary>
    /// Within what time 95 of 100 signs of life usually come: the median of the minutes' own figures over the last hour, so
    /// that it takes half an hour of slowness until slowness is the usual. Null before three minutes are known.
    /// </summary>
    public TimeSpan? Usual => minutes.Length < FewestMinutes ? null : Quantile([.. minutes.Order()], 0.5);

    /// <summary>Within what time 95 of 100 signs of life came over the last minute; null where none came.</summary>
    public TimeSpan? LastMinute => Samples is [.., var last] && In(last.From - TimeSpan.FromMinutes(1) + LatencySample.Length) is { Length: > 0 } sorted
        ? Quantile(sorted, 0.95)
        : null;

    /// <summary>Whether the last minute took three times what is usual, and long enough to be noticed.</summary>
    public bool IsSlow => LastMinute is { } now && now >= Noticed && Usual is { } usual && now >= usual * SlowFactor;

    /// <summary>Within what time this share of the signs of life came, 0 to 1; null where none came.</summary>
    public TimeSpan? Within(double share) => In(DateTimeOffset.MinValue) is { Length: > 0 } sorted ? Quantile(sorted, share) : null;

    /// <summary>The history with one try more.</summary>
    /// <param name="at">When it ended.</param>
    /// <param name="took">How long the answer took; null where none came.</param>
    public LatencyHistory Add(DateTimeOffset at, TimeSpan? took)
    {
        var from = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % LatencySample.Length.Ticks), TimeSpan.Zero);
        // A clock that was set back must not leave what lies ahead of it for good.
        var kept = Samples.RemoveAll(sample => sample.From > from || sample.From <= from - Span);
        var isSame = kept is [.., var last] && last.From == from;
        var next = (isSame ? kept[^1] : new(from, [], 0)).With(took);
        return new(isSame ? kept.SetItem(kept.Length - 1, next) : kept.Add(next), isSame ? minutes : WithMinuteBefore(from));
    }

    /// <summary>The first try of a minute closes the one before.</summary>
    private ImmutableArray<TimeSpan> WithMinuteBefore(DateTimeOffset from)
    {
        if (Samples is not [.., var last] || Minute(last.From) >= Minute(from))
        {
            return minutes;
        }

        var sorted = Sorted(Samples.Where(sample => Minute(sample.From) == Minute(last.From)));
        return sorted.Length == 0 ? minutes : [.. minutes.Skip(Math.Max(0, minutes.Length - MostMinutes + 1)), Quantile(sorted, 0.95)];
    }

    private static long Minute(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMinute;

    private TimeSpan[] In(DateTimeOffset from) => Sorted(Samples.Where(sample => sample.From >= from));

    private static TimeSpan[] Sorted(IEnumerable<LatencySample> samples) => [.. samples.SelectMany(sample => sample.Answers).Order()];

    /// <summary>By the nearest rank, so that it is always a time that was measured.</summary>
    internal static TimeSpan Quantile(ReadOnlySpan<TimeSpan> sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(sorted.Length * share) - 1)];
}

/// <summary>The tries of five seconds.</summary>
/// <param name="From">When they begin.</param>
/// <param name="Answers">How long each answer took, the quickest first.</param>
/// <param name="Failures">How many tries had no answer.</param>
public sealed record LatencySample(DateTimeOffset From, ImmutableArray<TimeSpan> Answers, int Failures)
{
    /// <summary>How long a sample is.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    /// <summary>The middle one of the answers; null where none came.</summary>
    public TimeSpan? Median => Answers.IsEmpty ? null : LatencyHistory.Quantile(Answers.AsSpan(), 0.5);

    internal LatencySample With(TimeSpan? took) => took is { } answer
        ? this with { Answers = [.. Answers.Append(answer).Order()] }
        : this with { Failures = Failures + 1 };
}
