using System.Diagnostics.Metrics;
using MovieNet.Protocol;
using MovieNet.Server.Commands;

namespace MovieNet.Server.Telemetry;

/// <summary>How many requests of each method were answered, and how. Those answered from memory are counted where that is done.</summary>
internal sealed class RequestCounts
{
    private const string NoMethod = "none";

    private readonly Dictionary<Command, long[]> rows = new(
        CommandTable.All.Select(command => KeyValuePair.Create(command, new long[Outcomes.Names.Count])), ReferenceEqualityComparer.Instance);

    private readonly long[] others = new long[Outcomes.Names.Count];

    /// <summary>How many were answered.</summary>
    public long All => Rows.Sum(row => Sum(row.Counts, from: 0));

    /// <summary>How many were answered with an error.</summary>
    public long Errors => Rows.Sum(row => Sum(row.Counts, from: 1));

    private IEnumerable<(string Method, long[] Counts)> Rows => rows.Select(row => (row.Key.Name, row.Value)).Append((NoMethod, others));

    public static string NameOf(Command? command) => command?.Name ?? NoMethod;

    public void Add(Command? command, ErrorCode? error) =>
        Interlocked.Increment(ref (command is null ? others : rows[command])[Outcomes.PlaceOf(error)]);

    /// <summary>What has been counted, by method and outcome; what never occurred is left out.</summary>
    /// <param name="fromMemory">How many requests of movies.get were answered from memory.</param>
    public IEnumerable<Measurement<long>> Measure(long fromMemory)
    {
        foreach (var (method, counts) in Rows)
        {
            for (var place = 0; place < counts.Length; place++)
            {
                var count = Volatile.Read(ref counts[place]) + (place == 0 && method is "movies.get" ? fromMemory : 0);
                if (count > 0)
                {
                    yield return new(count, new("method", method), new KeyValuePair<string, object?>("outcome", Outcomes.Names[place]));
                }
            }
        }
    }

    private static long Sum(long[] counts, int from)
    {
        var sum = 0L;
        for (var place = from; place < counts.Length; place++)
        {
            sum += Volatile.Read(ref counts[place]);
        }

        return sum;
    }
}
