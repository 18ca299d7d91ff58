using System.Numerics;

namespace MovieNet.Benchmarks.Load;

/// <summary>Counts durations in steps of about three percent.</summary>
internal sealed class Latencies
{
    private const int Steps = 32;
    private readonly long[] counts = new long[64 * Steps];
    private long total;

    public void Add(long nanoseconds)
    {
        counts[BucketOf(nanoseconds)]++;
        total++;
    }

    /// <summary>The duration that so much of all stays within, in milliseconds.</summary>
    public double Quantile(double part)
    {
        var wanted = (long)Math.Ceiling(total * part);
        long seen = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            seen += counts[i];
            if (seen >= wanted && seen > 0)
            {
                return UpperBound(i) / 1e6;
            }
        }

        return 0;
    }

    private static int BucketOf(long nanoseconds)
    {
        var value = (ulong)Math.Max(nanoseconds, Steps);
        var power = BitOperations.Log2(value);
        return (power * Steps) + (int)((value >> (power - 5)) & (Steps - 1));
    }

    private static double UpperBound(int bucket)
    {
        var power = bucket / Steps;
        return Math.Pow(2, power) * (1 + (((bucket % Steps) + 1) / (double)Steps));
    }
}
