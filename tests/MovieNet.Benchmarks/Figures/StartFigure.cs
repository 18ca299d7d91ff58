using System.Diagnostics;
using MovieNet.Benchmarks.Peers;

namespace MovieNet.Benchmarks.Figures;

/// <summary>From the start of the process to its first answer.</summary>
internal static class StartFigure
{
    public static void Run(Bench bench)
    {
        bench.Report.Workload("start to first answer", "From starting the process on the catalogue's database to the answer of server.status over a new connection.");
        var database = bench.Folder.Database;
        var runs = Enumerable.Range(0, bench.Settings.Runs).Select(_ => Seconds(database)).ToArray();
        bench.Report.AtMost("start to first answer", 1, " s", runs, "");
    }

    private static double Seconds(string database)
    {
        var begun = Stopwatch.GetTimestamp();
        using var server = PeerProcess.StartServer(database);
        using var client = new LineClient(server.Port);
        client.Ask("server.status");
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
