using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MovieNet.Benchmarks.Load;
using MovieNet.Benchmarks.Peers;
using MovieNet.Benchmarks.Reporting;
using MovieNet.Protocol;

namespace MovieNet.Benchmarks.Figures;

/// <summary>Pages of fifty records, anywhere in the catalogue.</summary>
internal static class ListFigure
{
    private const double Reach = 5;
    private const int MostPages = 3_000;

    public static void Run(Bench bench)
    {
        var pages = bench.Questions(MostPages);
        bench.Report.Workload("movies.list", $"""
            Pages of 50, sorted by title, each beginning at a title drawn from all {bench.Settings.Records:N0}; {pages:N0} pages a run, one after the
            other on one connection. Every thousandth page is looked through: its records must begin there and be sorted.
            """.ReplaceLineEndings(" "));
        using var server = PeerProcess.StartServer(bench.Folder.Database);
        var random = new Random(3);
        var titles = Enumerable.Range(0, pages * 2).Select(_ => bench.Movies.TitleOf(random.Next(bench.Settings.Records))).ToArray();
        var wire = new PageWire("movies.list", new(titles.Length, i => Parameters(titles[i])), (page, key) => IsRight(page, titles[key]));
        var next = 0;
        var runs = Enumerable.Range(0, bench.Settings.Runs + 1)
            .Select(_ => new LoadGenerator(server.Port, wire, 1, 1).Run(pages, () => next++ % titles.Length).Latencies)
            .Skip(1).ToArray();
        bench.Report.AtMost("movies.list, page of 50, p99", Reach, " ms", [.. runs.Select(run => run.Quantile(0.99))], string.Create(CultureInfo.InvariantCulture,
            $"p50 {Medians.Of(runs.Select(run => run.Quantile(0.5))):F2} ms"));
    }

    private static byte[] Parameters(string title) => JsonSerializer.SerializeToUtf8Bytes(
        new { limit = 50, from = title }, new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static bool IsRight(JsonNode page, string from)
    {
        var keys = page["movies"]!.AsArray().Select(movie => TitleKey.Of((string)movie!["title"]!)).ToArray();
        return keys.Length > 0 && string.Equals(keys[0], TitleKey.Of(from), StringComparison.Ordinal)
            && keys.SequenceEqual(keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
