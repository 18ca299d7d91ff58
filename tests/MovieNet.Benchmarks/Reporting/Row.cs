namespace MovieNet.Benchmarks.Reporting;

/// <summary>A line of the table of figures.</summary>
/// <param name="Figure">What was measured.</param>
/// <param name="Reach">What it is to reach.</param>
/// <param name="Median">The middle of all runs.</param>
/// <param name="Reached">Whether that is good enough; null where nothing is asked.</param>
/// <param name="Runs">Every run.</param>
/// <param name="Detail">What else there is to say.</param>
internal sealed record Row(string Figure, string Reach, string Median, bool? Reached, string Runs, string Detail);
