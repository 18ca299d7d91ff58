using System.Diagnostics.Metrics;

namespace MovieNet.Federation;

/// <summary>The fleet's metrics (docs/operations.md has the table).</summary>
internal sealed class FleetMeter : IDisposable
{
    // Seconds: a server beside us answers within a millisecond; the deadlines are at 5 and 60.
    private static readonly double[] Bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    private readonly Meter meter;
    private readonly Counter<long> answers;
    private readonly Histogram<double> durations;
    private readonly Counter<long> writes;

    public FleetMeter(Fleet fleet, TimeProvider time)
    {
        // The scope tells apart the fleets of one process, which only tests have.
        meter = new(new MeterOptions(FleetTracing.Name) { Scope = fleet });
        answers = meter.CreateCounter<long>("movienet.fleet.answers", "{answer}", "Outcomes of fan-outs, by server");
        durations = meter.CreateHistogram(
            "movienet.fleet.answer.duration", "s", "How long servers took to answer a fan-out", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Bounds });
        writes = meter.CreateCounter<long>("movienet.fleet.writes", "{write}", "Receipts for writes, by server and outcome");
        meter.CreateObservableGauge(
            "movienet.fleet.server.answers", () => fleet.Servers.Select(server => One(server, server.State == LinkState.Answers ? 1 : 0)), "{server}", "1 where the server answers, else 0");
        meter.CreateObservableGauge(
            "movienet.fleet.server.tries", () => fleet.Servers.Select(server => One(server, server.Tries)), "{try}", "How many tries to reach the server have failed in a row");
        meter.CreateObservableGauge(
            "movienet.fleet.server.wait", () => fleet.Servers.Select(server => One(server, WaitOf(server, time))), "s", "How long until it is tried again");
    }

    /// <summary>A server's outcome of a fan-out.</summary>
    public void Answered(string server, string outcome, TimeSpan took)
    {
        answers.Add(1, new("server", server), new KeyValuePair<string, object?>("outcome", outcome));
        durations.Record(took.TotalSeconds, new KeyValuePair<string, object?>("server", server));
    }

    /// <summary>A receipt, the first or a later one.</summary>
    public void Written(string server, string outcome) => writes.Add(1, new("server", server), new KeyValuePair<string, object?>("outcome", outcome));

    public void Dispose() => meter.Dispose();

    private static Measurement<T> One<T>(ServerHealth server, T value)
        where T : struct => new(value, new KeyValuePair<string, object?>("server", server.Name));

    private static double WaitOf(ServerHealth server, TimeProvider time) =>
        server.NextTry is { } next && next > time.GetUtcNow() ? (next - time.GetUtcNow()).TotalSeconds : 0;
}
