using System.Diagnostics.Metrics;
using MovieNet.Server.Commands;

namespace MovieNet.Server.Telemetry;

/// <summary>
/// The daemon's metrics (docs/operations.md has the table). Nearly all of them are looked up when somebody asks, from numbers
/// that are kept anyway, so that measuring costs nothing while nobody does.
/// </summary>
internal sealed class ServerMeter : IDisposable
{
    // Seconds: an answer takes some tens of microseconds, a commit milliseconds, a large page or a waiting queue more.
    private static readonly double[] Bounds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Meter meter;
    private readonly Histogram<double> durations;

    public ServerMeter(CommandContext context)
    {
        // The scope tells apart the servers of one process, which only tests have.
        meter = new(new MeterOptions(Accounting.Name) { Scope = context.Store });
        durations = meter.CreateHistogram(
            "movienet.server.request.duration", "s", "How long requests took that were not answered from memory",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Bounds });
        var (accounting, store) = (context.Accounting, context.Store);
        meter.CreateObservableCounter(
            "movienet.server.requests", () => accounting.Counts.Measure(store.Answers.Hits), "{request}", "Requests answered, by method and outcome");
        meter.CreateObservableCounter("movienet.server.requests.slow", () => accounting.Slow, "{request}", "Requests that took longer than a second");
        meter.CreateObservableCounter("movienet.server.cache.hits", () => store.Answers.Hits, "{answer}", "Answers to movies.get given from memory");
        meter.CreateObservableCounter("movienet.server.cache.misses", () => store.Answers.Misses, "{answer}", "Answers to movies.get by title read from the database");
        meter.CreateObservableCounter("movienet.server.commits", () => store.Writes.Groups, "{commit}", "Transactions committed; one may hold many writes");
        meter.CreateObservableCounter("movienet.server.tokens", accounting.Tokens.Measure, "{token}", "Tokens shown, by what became of them");
        meter.CreateObservableUpDownCounter("movienet.server.writes.waiting", () => store.Writes.Waiting, "{write}", "Writes that wait for the next transaction");
        meter.CreateObservableUpDownCounter("movienet.server.connections", () => context.Sessions.Count, "{connection}", "Open connections");
        meter.CreateObservableUpDownCounter("movienet.server.watchers", () => store.Changes.Watches, "{connection}", "Connections that are told of changes");
        meter.CreateObservableGauge("movienet.server.database.size", () => store.Bytes, "By", "The database file with its log");
        accounting.Timed = Record;
    }

    public void Dispose() => meter.Dispose();

    private void Record(Command? command, double seconds)
    {
        if (durations.Enabled)
        {
            durations.Record(seconds, new KeyValuePair<string, object?>("method", RequestCounts.NameOf(command)));
        }
    }
}
