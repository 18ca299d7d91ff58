using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Encodings.Web;
using MovieNet.Benchmarks.Catalogue;
using MovieNet.Benchmarks.Load;
using MovieNet.Benchmarks.Peers;
using MovieNet.Benchmarks.Reporting;

namespace MovieNet.Benchmarks.Figures;

/// <summary>movies.get against Redis and against an HTTP API, and the daemon's memory after it.</summary>
internal static class GetFigure
{
    private const int Connections = 8;

    public static void Run(Bench bench)
    {
        using var records = new RecordFile(bench.Folder.Records);
        var get = Wire(bench, records);
        using var server = PeerProcess.StartServer(bench.Folder.Database);
        using var client = new LineClient(server.Port);
        bench.Report.Workload("movies.get", $"""
            {Connections} connections, each with 1, 16 or 64 requests on their way, for {bench.Settings.Seconds} s a run; titles drawn uniformly from
            all {bench.Settings.Records:N0}; every thousandth answer is compared byte for byte. Before the first run every record is asked for
            once of the daemon and of Redis, and up to 200,000 of the HTTP API. Redis holds each record under its title as the same JSON and keeps nothing on disk. The HTTP API is an ASP.NET
            minimal API that asks the same SQLite file through Dapper and sends the stored JSON as it is.
            """.ReplaceLineEndings(" "));

        var cold = Once(server.Port, get, bench.Settings.Records);
        bench.Report.Said("movies.get, each record for the first time, depth 16", "/s", [cold.PerSecond], "");
        AgainstRedis(bench, server, client, get, records);
        AgainstHttp(bench, server, client, get, records);
        MemoryFigure.Report(bench, server);
    }

    /// <summary>Asks for each record once.</summary>
    public static LoadResult Once(int port, IWire wire, int records)
    {
        var next = 0;
        return new LoadGenerator(port, wire, Connections, 16).Run(records, () => next++);
    }

    /// <summary>The parameters of movies.get for every record.</summary>
    public static GetWire Wire(Bench bench, RecordFile records) =>
        new(KeysFor(bench, title => [.. "{\"title\":"u8, .. JsonSerializer.SerializeToUtf8Bytes(title, Json), .. "}"u8]), records);

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Keys KeysFor(Bench bench, Func<string, byte[]> write) => new(bench.Settings.Records, i => write(bench.Movies.TitleOf(i)));

    private static void AgainstRedis(Bench bench, PeerProcess server, LineClient client, GetWire get, RecordFile records)
    {
        using var redis = PeerProcess.StartRedis();
        if (redis is null)
        {
            Console.WriteLine("redis-server is not installed: no comparison with Redis.");
            return;
        }

        var keys = KeysFor(bench, RedisWire.Text);
        Once(redis.Port, new RedisFillWire(keys, records), bench.Settings.Records);
        var redisGet = new RedisWire(keys, records);
        Once(redis.Port, redisGet, bench.Settings.Records);
        foreach (var (depth, reach) in new[] { (1, 0.9), (16, 1.1), (64, 1.5) })
        {
            Compare(bench, $"movies.get against Redis GET, depth {depth}", reach, depth, server, client, get, redis, redisGet);
        }
    }

    private static void AgainstHttp(Bench bench, PeerProcess server, LineClient client, GetWire get, RecordFile records)
    {
        using var http = PeerProcess.StartHttpApi(bench.Folder.Database);
        var httpGet = new HttpWire(KeysFor(bench, title => Encoding.ASCII.GetBytes(Uri.EscapeDataString(title))), records);
        Once(http.Port, httpGet, Math.Min(bench.Settings.Records, 200_000));
        Compare(bench, "movies.get against the HTTP API, depth 1", 1.5, 1, server, client, get, http, httpGet);
    }

    private static void Compare(
        Bench bench, string figure, double reach, int depth, PeerProcess server, LineClient client, GetWire get, PeerProcess peer, IWire peerGet)
    {
        var seed = 0;
        var missesBefore = Misses(client);
        var (ourTime, theirTime) = (server.ProcessorTime, peer.ProcessorTime);
        var results = Medians.Alternate(bench.Settings.Runs, () => Load(server.Port, get), () => Load(peer.Port, peerGet));
        var (ours, theirs) = (results[0], results[1]);
        var answers = ours.Sum(run => run.Answers);
        bench.Report.AtLeast(
            figure, reach, Medians.Ratios([.. ours.Select(run => run.PerSecond)], [.. theirs.Select(run => run.PerSecond)]),
            string.Create(CultureInfo.InvariantCulture, $"""
                {Medians.Of(ours.Select(run => run.PerSecond)):N0}/s against {Medians.Of(theirs.Select(run => run.PerSecond)):N0}/s,
                p99 {Medians.Of(ours.Select(run => run.Latencies.Quantile(0.99))):F2} ms against {Medians.Of(theirs.Select(run => run.Latencies.Quantile(0.99))):F2} ms;
                {(server.ProcessorTime - ourTime).TotalMicroseconds / answers:F2} against {(peer.ProcessorTime - theirTime).TotalMicroseconds / theirs.Sum(run => run.Answers):F2} µs of processor time each;
                {ours.Sum(run => run.Checked):N0} and {theirs.Sum(run => run.Checked):N0} answers compared;
                {Misses(client) - missesBefore:N0} of {answers:N0} not from the cache; resident {server.ResidentMiB:F0} MiB against {peer.ResidentMiB:F0} MiB
                """).ReplaceLineEndings(" "));

        LoadResult Load(int port, IWire wire)
        {
            var random = new Random(++seed);
            return new LoadGenerator(port, wire, Connections, depth).Run(bench.Duration, () => random.Next(bench.Settings.Records));
        }
    }

    /// <summary>How many answers did not come from the daemon's memory so far.</summary>
    private static long Misses(LineClient client) => (long?)client.Ask("server.status")["cacheMisses"] ?? 0;
}
