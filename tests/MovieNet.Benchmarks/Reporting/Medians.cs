namespace MovieNet.Benchmarks.Reporting;

/// <summary>Runs sides in turn, A B A B, and takes the middle.</summary>
internal static class Medians
{
    /// <summary>Runs every side so often, in turn, and gives the results of each side in order.</summary>
    public static T[][] Alternate<T>(int runs, params ReadOnlySpan<Func<T>> sides)
    {
        var results = new T[sides.Length][];
        for (var side = 0; side < sides.Length; side++)
        {
            results[side] = new T[runs];
        }

        for (var run = 0; run < runs; run++)
        {
            for (var side = 0; side < sides.Length; side++)
            {
                results[side][run] = sides[side]();
            }
        }

        return results;
    }

    /// <summary>The middle one.</summary>
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Each value of one side divided by the other's of the same turn.</summary>
    public static double[] Ratios(double[] ours, double[] theirs) => [.. ours.Zip(theirs, (one, other) => one / other)];
}
