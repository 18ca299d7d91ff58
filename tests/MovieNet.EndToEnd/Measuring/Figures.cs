using System.Globalization;
using System.Text;

namespace MovieNet.EndToEnd.Measuring;

/// <summary>What was measured, printed as it comes, and the page of it.</summary>
internal sealed class Figures(string catalogue, int rounds)
{
    private readonly List<string> rows = [];

    /// <summary>A figure that must be at most so much.</summary>
    /// <param name="figure">What it is.</param>
    /// <param name="most">So much.</param>
    /// <param name="value">What was measured.</param>
    /// <param name="unit">In what.</param>
    /// <param name="detail">How it came about.</param>
    public void AtMost(string figure, double most, double value, string unit, string detail)
    {
        var row = string.Create(CultureInfo.InvariantCulture, $"| {figure} | {most:0.##} {unit} | {(value <= most ? $"{value:0.##} {unit}" : $"**{value:0.##} {unit}**")} | {detail} |");
        rows.Add(row);
        Console.WriteLine(row);
    }

    /// <summary>The figures as a table.</summary>
    public string Table() => $"| figure | reach | measured | of which |\n|---|---|---|---|\n{string.Join('\n', rows)}\n";

    /// <summary>The whole page. What was written by hand behind its figures stays.</summary>
    public string Page(string before)
    {
        var old = File.Exists(before) ? File.ReadAllText(before) : "";
        var notes = old.IndexOf("\n## Notes", StringComparison.Ordinal) is >= 0 and var at ? old[at..] : "";
        return new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"""
                # Speed of the web app

                ```
                dotnet run -c Release --project tests/MovieNet.EndToEnd -- measure --catalogues FOLDER --report docs/web-speed.md
                ```

                {catalogue} Everything runs on one machine ({Environment.ProcessorCount} processors, Chromium among the rest), over loopback. The app
                is warm: its pages were open before. A page that is opened is opened in a browser that has never seen the app; {rounds} times each. What is
                more than its reach is **bold**.


                """)
            .Append(Table()).Append(notes).ToString();
    }

    /// <summary>The value below which this part of all lies.</summary>
    public static double Quantile(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)(part * sorted.Length))];
    }

    /// <summary>Median and 95th percentile in words.</summary>
    public static string Spread(IReadOnlyCollection<double> values, string unit) => string.Create(
        CultureInfo.InvariantCulture, $"median {Quantile(values, .5):0} {unit}, p95 {Quantile(values, .95):0} {unit} of {values.Count}");
}
