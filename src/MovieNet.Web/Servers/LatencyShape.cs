using System.Globalization;
using System.Text;
using MovieNet.Federation;
using MovieNet.Web.Shared;

namespace MovieNet.Web.Servers;

/// <summary>The small chart of a server's latencies, on its own scale: what is drawn, and the same in words.</summary>
public sealed class LatencyShape
{
    /// <summary>The chart's width, in CSS pixels.</summary>
    public const int Width = 148;

    /// <summary>The chart's height, in CSS pixels.</summary>
    public const int Height = 30;

    // Room for the line above, and for the crosses below.
    private const double Top = 3;
    private const double Bottom = Height - 4;
    private const double BetweenCrosses = 7;

    // So many samples make one point of the line: more points than two pixels apart are noise.
    private const int Merged = 3;

    // A sign of life now and then that came late is no gap.
    private static readonly TimeSpan Gap = 3 * LatencySample.Length;

    private readonly DateTimeOffset begin;

    /// <summary>Lays the chart out.</summary>
    /// <param name="history">What is shown.</param>
    /// <param name="now">The chart's right end.</param>
    public LatencyShape(LatencyHistory history, DateTimeOffset now)
    {
        begin = now - LatencyHistory.Span;
        var samples = history.Samples.Where(sample => sample.From + LatencySample.Length > begin && sample.From <= now).ToList();
        Crosses = Thinned(samples.Where(sample => sample.Failures > 0).Select(sample => X(sample.From)));
        var runs = Runs(samples);
        Hatched = Unknown(runs, now);
        var points = runs.ConvertAll(run => run.Chunk(Merged)
            .Select(some => (At: some[^1].From + LatencySample.Length, Took: some.Select(one => one.Median!.Value).Order().ElementAt(some.Length / 2))).ToList());
        var highest = points.SelectMany(run => run).Select(point => point.Took).DefaultIfEmpty().Max();
        var scale = highest == TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : highest;
        Lines = points.ConvertAll(run => Path(run.ConvertAll(point => (X(point.At), Y(point.Took / scale)))));
        Last = points is [.., [.., var last]] && now - last.At <= Gap ? (X(last.At), Y(last.Took / scale)) : null;
        Words = Say(history);
    }

    /// <summary>The lines, one for each stretch of answers, as path data.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Where nothing is known: from and to.</summary>
    public IReadOnlyList<(double From, double To)> Hatched { get; }

    /// <summary>Where tries failed; no two so near that they would be one blot.</summary>
    public IReadOnlyList<double> Crosses { get; }

    /// <summary>The latest answer, while there is one.</summary>
    public (double X, double Y)? Last { get; }

    /// <summary>The chart in words.</summary>
    public string Words { get; }

    /// <summary>A number as SVG wants it.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Say(LatencyHistory history) => history switch
    {
        { Tries: 0 } => "Nothing is known of the last 15 minutes",
        { Answers: 0 } => $"None of {Numbers.Of(history.Tries, "try", "tries")} was answered",
        _ => $"Half of the answers within {TimeText.Took(history.Within(0.5)!.Value)}, 95 % within {TimeText.Took(history.Within(0.95)!.Value)}; "
            + $"{Numbers.Of(history.Answers)} of {Numbers.Of(history.Tries, "try", "tries")} answered",
    };

    private static List<List<LatencySample>> Runs(List<LatencySample> samples)
    {
        var runs = new List<List<LatencySample>>();
        var isBroken = true;
        foreach (var sample in samples)
        {
            if (sample.Median is null)
            {
                isBroken = true;
                continue;
            }

            if (isBroken || sample.From - runs[^1][^1].From > Gap)
            {
                runs.Add([]);
            }

            runs[^1].Add(sample);
            isBroken = false;
        }

        return runs;
    }

    private List<(double From, double To)> Unknown(List<List<LatencySample>> runs, DateTimeOffset now)
    {
        var hatched = new List<(double, double)>();
        var known = begin;
        foreach (var run in runs)
        {
            Add(run[0].From, LatencySample.Length);
            known = run[^1].From + LatencySample.Length;
        }

        Add(now, Gap);
        return hatched;

        void Add(DateTimeOffset until, TimeSpan least)
        {
            if (until - known > least)
            {
                hatched.Add((X(known), X(until)));
            }
        }
    }

    private static List<double> Thinned(IEnumerable<double> places)
    {
        var kept = new List<double>();
        foreach (var place in places)
        {
            if (kept.Count == 0 || place - kept[^1] >= BetweenCrosses)
            {
                kept.Add(place);
            }
        }

        return kept;
    }

    private static string Path(List<(double X, double Y)> points)
    {
        // A single answer is a short line, or it would not be seen.
        var path = new StringBuilder($"M{Number(Math.Max(0, points[0].X - 2))} {Number(points[0].Y)}");
        foreach (var (x, y) in points)
        {
            path.Append('L').Append(Number(x)).Append(' ').Append(Number(y));
        }

        return path.ToString();
    }

    private double X(DateTimeOffset at) => Math.Clamp((at - begin) / LatencyHistory.Span, 0, 1) * Width;

    private static double Y(double share) => Bottom - (share * (Bottom - Top));
}
