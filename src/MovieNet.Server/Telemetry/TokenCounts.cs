using System.Diagnostics.Metrics;

namespace MovieNet.Server.Telemetry;

/// <summary>How many tokens were shown, by what became of them.</summary>
internal sealed class TokenCounts
{
    private long accepted;
    private long wrong;
    private long slowedDown;

    /// <summary>How many were not accepted, or not even looked at.</summary>
    public long Refused => Volatile.Read(ref wrong) + Volatile.Read(ref slowedDown);

    public void Accepted() => Interlocked.Increment(ref accepted);

    public void Wrong() => Interlocked.Increment(ref wrong);

    /// <summary>Not looked at: too many wrong ones came from there before.</summary>
    public void SlowedDown() => Interlocked.Increment(ref slowedDown);

    public IEnumerable<Measurement<long>> Measure() =>
    [
        Count(ref accepted, "accepted"),
        Count(ref wrong, "wrong"),
        Count(ref slowedDown, "slowed_down"),
    ];

    private static Measurement<long> Count(ref long count, string outcome) =>
        new(Volatile.Read(ref count), new KeyValuePair<string, object?>("outcome", outcome));
}
