using System.Globalization;
using MovieNet.Benchmarks.Load;
using MovieNet.Benchmarks.Peers;
using MovieNet.Benchmarks.Reporting;

namespace MovieNet.Benchmarks.Figures;

/// <summary>Durable adds over the protocol against one commit after another straight into SQLite.</summary>
internal static class WritesFigure
{
    private const double Reach = 5;

    public static void Run(Bench bench)
    {
        bench.Report.Workload("durable adds", """
            Each add has a request id; 64 are on their way. The other side commits the same writes (record with its indexes, change, request id,
            full text) one by one straight into SQLite, with the daemon's own prepared statements and `synchronous=FULL`, without any network.
            Each side has its own copy of the catalogue's database.
            """.ReplaceLineEndings(" "));
        using var server = PeerProcess.StartServer(bench.Folder.Copy("writes-server.db"));
        using var direct = new DirectWrites(bench.Folder.Copy("writes-direct.db"), bench.Movies);
        var next = bench.Settings.Records;
        var wire = new AddWire(bench.Movies);
        foreach (var (connections, depth) in new[] { (8, 8), (1, 64) })
        {
            var results = Medians.Alternate(
                bench.Settings.Runs,
                () => new LoadGenerator(server.Port, wire, connections, depth).Run(bench.Duration, () => next++).PerSecond,
                () => direct.Run(bench.Duration, ref next));
            bench.Report.AtLeast($"durable adds, {connections} × {depth}", Reach, Medians.Ratios(results[0], results[1]),
                string.Create(CultureInfo.InvariantCulture, $"{Medians.Of(results[0]):N0}/s against {Medians.Of(results[1]):N0}/s"));
        }
    }
}
