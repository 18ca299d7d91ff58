using System.Globalization;
using MovieNet.Benchmarks.Attacks;
using MovieNet.Benchmarks.Catalogue;
using MovieNet.Benchmarks.Load;
using MovieNet.Benchmarks.Peers;
using MovieNet.Benchmarks.Reporting;

namespace MovieNet.Benchmarks.Figures;

/// <summary>movies.get of a good client while others are bad, against the same without them.</summary>
internal static class AttacksFigure
{
    private const double Reach = 2;
    private const int PerSecond = 2_000;

    /// <summary>Some spoiled messages change the first records, and answers are compared.</summary>
    private const int ChangedRecords = 100;

    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(1);

    /// <summary>In that time the daemon has compiled what the attack makes it do.</summary>
    private static readonly TimeSpan FirstAttack = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public static void Run(Bench bench)
    {
        bench.Report.Workload("bad clients", $"""
            One good connection asks {PerSecond:N0} times a second for a movie, one question at a time, titles drawn uniformly from all {bench.Settings.Records:N0};
            every thousandth answer is compared byte for byte. Quiet and under attack in turn, {bench.Settings.Seconds} s each; a ratio is the time of an answer under
            attack divided by the quiet one of the same turn. Daemon, attacker and good client are three processes on the same processors; each
            attack has a daemon of its own, which has been asked for every record, and been attacked for {FirstAttack.TotalSeconds} s, before. The attacks: connections that are open and say nothing; clients that
            send one byte a second, and come again when they are closed; clients that ask for pages of 1,000 records and for records, as much as is taken from them, and never read, of
            which the oldest goes and another comes ten times a second; connections that are opened and dropped 1,000 times a second, every
            other one by a reset behind a question; 4 MiB of random bytes a second; 4,000 spoiled messages a second.
            """.ReplaceLineEndings(" "));
        using var records = new RecordFile(bench.Folder.Records);
        var get = GetFigure.Wire(bench, records);
        var database = bench.Folder.Copy("attacked.db");
        foreach (var kind in AttackKind.All)
        {
            using var server = PeerProcess.StartServer(database);
            GetFigure.Once(server.Port, get, bench.Settings.Records);
            Compare(bench, kind, server, get);
        }
    }

    private static void Compare(Bench bench, AttackKind kind, PeerProcess server, GetWire get)
    {
        using var good = new PacedLoad(server.Port, get, PerSecond);
        using var operating = new LineClient(server.Port);
        var connections = bench.Questions(kind.Connections);
        var warmUp = bench.Duration < LongestWarmUp ? bench.Duration : LongestWarmUp;
        var random = new Random(1);
        var seed = 0;
        Measure();
        var (before, most) = (server.ResidentMiB, 0.0);
        using (new AttackProcess(kind, server.Port, connections, ++seed))
        {
            good.Run(bench.Duration < warmUp ? bench.Duration : FirstAttack, Key);
        }

        UntilAlone(operating);
        var (work, processor) = (new List<double>(), new List<double>());
        var results = Medians.Alternate(bench.Settings.Runs, Measure, Attacked);
        Write(bench, kind, results[0], results[1]);
        var did = kind.Unit.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Medians.Of(work):N0} {kind.Unit} a second; ") : "";
        var memory = string.Create(CultureInfo.InvariantCulture, $"{did}{before:F0} MiB before; {Medians.Of(processor):P0} of a processor used by the daemon");
        if (kind.Connections > 0)
        {
            bench.Report.Said($"bad clients, {kind.Figure}, memory for each of {connections:N0} connections", " KiB", [(most - before) * 1024 / connections], memory);
        }
        else
        {
            bench.Report.Said($"bad clients, {kind.Figure}, memory", " MiB", [most], memory);
        }

        LoadResult Measure()
        {
            good.Run(warmUp, Key);
            return good.Run(bench.Duration, Key);
        }

        LoadResult Attacked()
        {
            LoadResult result;
            using (var attack = new AttackProcess(kind, server.Port, connections, ++seed))
            {
                good.Run(warmUp, Key);
                var (done, time) = (attack.Done, server.ProcessorTime);
                result = good.Run(bench.Duration, Key);
                work.Add((attack.Done - done) / result.Seconds);
                processor.Add((server.ProcessorTime - time).TotalSeconds / result.Seconds);
                most = Math.Max(most, server.ResidentMiB);
            }

            UntilAlone(operating);
            return result;
        }

        int Key() => random.Next(Math.Min(ChangedRecords, bench.Settings.Records / 2), bench.Settings.Records);
    }

    private static void Write(Bench bench, AttackKind kind, LoadResult[] quiet, LoadResult[] attacked)
    {
        foreach (var part in new[] { 0.5, 0.99 })
        {
            double[] Of(LoadResult[] runs) => [.. runs.Select(run => run.Latencies.Quantile(part))];
            bench.Report.AtMost($"bad clients, {kind.Figure}, p{part * 100:0}", Reach, "", Medians.Ratios(Of(attacked), Of(quiet)), string.Create(CultureInfo.InvariantCulture, $"""
                {Medians.Of(Of(attacked)) * 1000:N0} µs against {Medians.Of(Of(quiet)) * 1000:N0} µs, {Medians.Of(attacked.Select(run => run.PerSecond)):N0}
                answers a second against {Medians.Of(quiet.Select(run => run.PerSecond)):N0}
                """).ReplaceLineEndings(" "));
        }
    }

    /// <summary>Waits until the daemon has noticed that the attack's connections are gone.</summary>
    private static void UntilAlone(LineClient client)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while ((int)client.Ask("server.status")["connections"]! > 2)
        {
            if (TimeProvider.System.GetElapsedTime(begun) > Patience)
            {
                throw new TimeoutException("the daemon still holds connections of clients that are gone");
            }

            Task.Delay(Look, TimeProvider.System).GetAwaiter().GetResult();
        }
    }
}
