using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MovieNet.Benchmarks.Load;
using MovieNet.Benchmarks.Peers;
using MovieNet.Protocol;

namespace MovieNet.Benchmarks.Figures;

/// <summary>Searches for two words of a title and the beginning of a third.</summary>
internal static class SearchFigure
{
    private const int MostSearches = 2_000;

    public static void Run(Bench bench)
    {
        var searches = bench.Questions(MostSearches);
        bench.Report.Workload("movies.search", $"""
            Two words of a title and the first letters of a third, titles drawn from {(bench.Settings.Titles is null ? "the invented ones" : "the real catalogues")}
            that the catalogue is made of; {searches:N0} searches a run, one after the other on one connection, never one twice in a run.
            Every thousandth answer is looked through: each record must hold the words.
            """.ReplaceLineEndings(" "));
        using var server = PeerProcess.StartServer(bench.Folder.Database);
        var random = new Random(4);
        var queries = Enumerable.Range(0, Math.Min(bench.Movies.TitleCount, bench.Settings.Records))
            .OrderBy(_ => random.Next()).Select(i => Query(bench.Movies.TitleOf(i), random)).OfType<string>()
            .Distinct(StringComparer.Ordinal).Take(searches).ToArray();
        var wire = new PageWire("movies.search", new(queries.Length, i => Parameters(queries[i])), (page, key) => IsRight(page, queries[key]));
        var runs = Enumerable.Range(0, bench.Settings.Runs + 1).Select(_ =>
        {
            var next = 0;
            return new LoadGenerator(server.Port, wire, 1, 1).Run(queries.Length, () => next++).Latencies;
        }).Skip(1).ToArray();
        bench.Report.AtMost("movies.search, p50", 20, " ms", [.. runs.Select(run => run.Quantile(0.5))], "");
        bench.Report.AtMost("movies.search, p99", 300, " ms", [.. runs.Select(run => run.Quantile(0.99))],
            string.Create(CultureInfo.InvariantCulture, $"{queries.Length:N0} queries, the slowest {runs.Max(run => run.Quantile(1)):F0} ms"));
    }

    private static string? Query(string title, Random random)
    {
        var words = TitleKey.Fold(title).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 3)
        {
            return null;
        }

        random.Shuffle(words);
        return string.Join(' ', words[0], words[1], words[2][..Math.Min(3, words[2].Length)]);
    }

    private static byte[] Parameters(string query) => JsonSerializer.SerializeToUtf8Bytes(
        new { query }, new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static bool IsRight(JsonNode page, string query) => page["movies"]!.AsArray() is { Count: > 0 } movies
        && movies.All(movie => query.Split(' ').All(word => TitleKey.Fold(movie!.ToJsonString(Relaxed)).Contains(word, StringComparison.Ordinal)));

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
