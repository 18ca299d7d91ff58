namespace MovieNet.Benchmarks.Load;

/// <summary>What one run of a load gave.</summary>
/// <param name="Answers">How many requests were answered.</param>
/// <param name="Seconds">In how long.</param>
/// <param name="Checked">How many answers were compared byte for byte.</param>
/// <param name="Latencies">How long the answers took.</param>
internal sealed record LoadResult(long Answers, double Seconds, long Checked, Latencies Latencies)
{
    public double PerSecond => Answers / Seconds;
}
