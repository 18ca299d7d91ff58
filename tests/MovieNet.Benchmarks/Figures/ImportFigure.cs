using System.Globalization;
using MovieNet.Benchmarks.Peers;
using MovieNet.Benchmarks.Reporting;

namespace MovieNet.Benchmarks.Figures;

/// <summary>An import over the protocol against sqlite3 doing the same work, and against its .import alone.</summary>
internal static class ImportFigure
{
    private const double Reach = 0.5;

    public static void Run(Bench bench)
    {
        if (!Machine.Has("sqlite3"))
        {
            Console.WriteLine("sqlite3 is not installed: no comparison of imports.");
            return;
        }

        var lines = bench.Folder.ImportLines;
        var shell = new SqliteShell(bench);
        bench.Report.Workload("import", $"""
            {bench.Settings.Records:N0} records from a prepared file of requests with {Catalogue.DataFolder.BatchRecords} records each into an empty
            server, from the first byte sent to the last answer. sqlite3 reads a prepared file with `.import` and then makes the same rows from
            it in one transaction: records, indexes (after the rows, which is its fastest way), full text and changes. It judges nothing, folds
            nothing (the file holds keys, hashes and folded text) and keeps no request ids, genres or further keys. `.import` alone reads the same file.
            """.ReplaceLineEndings(" "));
        var results = Medians.Alternate(bench.Settings.Runs, () => Import(bench, lines), shell.Run, shell.RunImportAlone);
        bench.Report.AtLeast("import against sqlite3", Reach, Medians.Ratios(results[1], results[0]), string.Create(CultureInfo.InvariantCulture,
            $"{Medians.Of(results[0]):F1} s ({bench.Settings.Records / Medians.Of(results[0]):N0} records/s) against {Medians.Of(results[1]):F1} s"));
        bench.Report.Said("import against .import alone", "", Medians.Ratios(results[2], results[0]), string.Create(CultureInfo.InvariantCulture,
            $"{Medians.Of(results[0]):F1} s against {Medians.Of(results[2]):F1} s"));
    }

    private static double Import(Bench bench, string lines)
    {
        using var server = PeerProcess.StartServer(bench.Folder.Scratch("import-server.db"));
        return Importing.Run(server.Port, lines, bench.Settings.Records);
    }
}
