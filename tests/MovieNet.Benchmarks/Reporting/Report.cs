using System.Globalization;
using System.Text;

namespace MovieNet.Benchmarks.Reporting;

/// <summary>Prints figures as they come, and writes the page of all of them.</summary>
internal sealed class Report
{
    private readonly List<Row> rows = [];
    private readonly List<(string Figure, string Text)> workloads = [];

    /// <summary>Says how a figure is measured.</summary>
    public void Workload(string figure, string text) => workloads.Add((figure, text));

    /// <summary>A figure that must be at least so much.</summary>
    public void AtLeast(string figure, double reach, IReadOnlyList<double> runs, string detail) =>
        Add(figure, string.Create(CultureInfo.InvariantCulture, $"≥ {reach}"), runs, Medians.Of(runs) >= reach, "", detail);

    /// <summary>A figure that must be at most so much.</summary>
    public void AtMost(string figure, double reach, string unit, IReadOnlyList<double> runs, string detail) =>
        Add(figure, string.Create(CultureInfo.InvariantCulture, $"≤ {reach}{unit}"), runs, Medians.Of(runs) <= reach, unit, detail);

    /// <summary>A figure of which nothing is asked but that it is said.</summary>
    public void Said(string figure, string unit, IReadOnlyList<double> runs, string detail) => Add(figure, "", runs, null, unit, detail);

    /// <summary>The page.</summary>
    public string ToMarkdown(string introduction)
    {
        var page = new StringBuilder(introduction);
        page.Append("\n## Figures\n\n| figure | reach | median | reached | runs |\n|---|---|---|---|---|\n");
        foreach (var row in rows)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {row.Figure} | {row.Reach} | {row.Median} | {Verdict(row)} | {row.Runs} |\n");
        }

        page.Append("\n## Workloads\n");
        foreach (var (figure, text) in workloads)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n**{figure}.** {text}\n");
            foreach (var row in rows.Where(row => row.Detail.Length > 0 && row.Figure.StartsWith(figure, StringComparison.Ordinal)))
            {
                page.Append(CultureInfo.InvariantCulture, $"\n- {row.Figure[figure.Length..].Trim(' ', ',')}: {row.Detail}");
            }

            page.Append('\n');
        }

        return page.ToString();
    }

    private static string Verdict(Row row) => row.Reached switch
    {
        true => "yes",
        false => "**no**",
        null => "",
    };

    private static string Text(double value) => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private void Add(string figure, string reach, IReadOnlyList<double> runs, bool? reached, string unit, string detail)
    {
        var row = new Row(figure, reach, Text(Medians.Of(runs)) + unit, reached, string.Join(", ", runs.Select(Text)), detail);
        rows.Add(row);
        Console.WriteLine($"{row.Figure}: {row.Median} (reach {row.Reach}; runs {row.Runs}) {row.Detail}");
    }
}
