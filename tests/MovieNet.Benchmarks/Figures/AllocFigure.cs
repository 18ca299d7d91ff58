using MovieNet.Benchmarks.Catalogue;
using MovieNet.Benchmarks.Load;
using MovieNet.Server;

namespace MovieNet.Benchmarks.Figures;

/// <summary>
/// Bytes allocated for a movies.get. Daemon and load run in this process, so that the runtime can be asked; the load
/// generator allocates nothing for a request.
/// </summary>
internal static class AllocFigure
{
    private const int MostRequests = 50_000;

    public static void Run(Bench bench)
    {
        var requests = bench.Questions(MostRequests);
        bench.Report.Workload("allocation per movies.get", $"""
            All that the runtime allocates in a process that holds both the daemon and the load, over real sockets: what {10 * requests:N0}
            requests more on the same connections allocate more, divided by their number.
            """.ReplaceLineEndings(" "));
        using var records = new RecordFile(bench.Folder.Records);
        var get = GetFigure.Wire(bench, records);
        var server = MovieServer.StartAsync(new() { Data = bench.Folder.Database }).GetAwaiter().GetResult();
        try
        {
            GetFigure.Once(server.Endpoint.Port, get, requests);
            foreach (var depth in new[] { 1, 16, 64 })
            {
                bench.Report.Said(FormattableString.Invariant($"allocation per movies.get, depth {depth}"), " bytes",
                    [.. Enumerable.Range(0, bench.Settings.Runs).Select(_ => Bytes(server.Endpoint.Port, get, depth, requests))], "");
            }
        }
        finally
        {
            server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static double Bytes(int port, IWire get, int depth, int requests)
    {
        var next = 0;
        return (Allocated(11 * requests) - Allocated(requests)) / (10.0 * requests);

        long Allocated(int count)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            new LoadGenerator(port, get, 8, depth).Run(count, () => next++ % requests);
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }
    }
}
