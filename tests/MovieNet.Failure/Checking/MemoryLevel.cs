namespace MovieNet.Failure.Checking;

/// <summary>
/// Whether memory comes back to its level. What is kept of the past has bounds (latencies, latest changes, pools of buffers), but
/// they are reached only after a while, so a level is one with a tolerance.
/// </summary>
internal sealed class MemoryLevel
{
    private const double Tolerance = 1.25;
    private const double SpareMiB = 2;

    /// <summary>The first level, MiB; null before it was taken.</summary>
    public double? First { get; private set; }

    /// <summary>The last one, MiB.</summary>
    public double Last { get; private set; }

    /// <summary>Takes a level; what is wrong with it, in words.</summary>
    public string? Take(double now)
    {
        Last = now;
        First ??= now;
        return now <= First * Tolerance + SpareMiB ? null : FormattableString.Invariant($"memory was {First:0.0} MiB and is {now:0.0} MiB at rest");
    }
}
