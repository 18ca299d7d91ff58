using System.Globalization;
using MovieNet.Benchmarks.Catalogue;
using MovieNet.Benchmarks.Load;
using MovieNet.Benchmarks.Peers;

namespace MovieNet.Benchmarks.Figures;

/// <summary>The daemon's resident memory after a read load over all records.</summary>
internal static class MemoryFigure
{
    private const double Reach = 600;
    private const double MegabytesOfMebibyte = 1.048576;

    public static void Run(Bench bench)
    {
        using var records = new RecordFile(bench.Folder.Records);
        var get = GetFigure.Wire(bench, records);
        using var server = PeerProcess.StartServer(bench.Folder.Database);
        GetFigure.Once(server.Port, get, bench.Settings.Records);
        var random = new Random(1);
        for (var run = 0; run < bench.Settings.Runs; run++)
        {
            new LoadGenerator(server.Port, get, 8, 64).Run(bench.Duration, () => random.Next(bench.Settings.Records));
        }

        Report(bench, server);
    }

    public static void Report(Bench bench, PeerProcess server)
    {
        bench.Report.Workload("resident memory", "Of the daemon, read from the system at the end of the read load.");
        bench.Report.AtMost("resident memory of the daemon", Reach, " MB", [server.ResidentMiB * MegabytesOfMebibyte],
            string.Create(CultureInfo.InvariantCulture, $"peak {server.PeakMiB * MegabytesOfMebibyte:F0} MB"));
    }
}
