using System.Globalization;

namespace MovieNet.Failure.Figures;

/// <summary>What many measurements come to.</summary>
internal static class Quantiles
{
    /// <summary>The value below which this part of all lies.</summary>
    public static double Of(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)(part * sorted.Length))];
    }

    /// <summary>Median, 95th percentile and the worst, in words.</summary>
    public static string Spread(IReadOnlyCollection<double> milliseconds) => string.Create(
        CultureInfo.InvariantCulture, $"median {Of(milliseconds, .5):0} ms, p95 {Of(milliseconds, .95):0} ms, worst {milliseconds.Max():0} ms of {milliseconds.Count}");
}
