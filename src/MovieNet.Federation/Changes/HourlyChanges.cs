using System.Collections.Concurrent;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// How many changes each server wrote within the last hour. Changes are numbered as they are written, so it is enough to know the
/// first one of the hour: one small question now and then, and every sign of life brings the figure up to date.
/// </summary>
/// <param name="fleet">Whom to ask.</param>
/// <param name="time">Where time comes from.</param>
public sealed class HourlyChanges(Fleet fleet, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, long> firsts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Asks every server where its last hour begins. What a server is asked for bulk work goes before.</summary>
    /// <param name="cancellationToken">Calls it off.</param>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - TimeSpan.FromHours(1);
        await foreach (var answer in fleet.AskAsync((_, client, token) => FirstAsync(client, since, token), Lane.Bulk, cancellationToken: cancellationToken))
        {
            if (answer.IsKnown)
            {
                firsts[answer.Server] = answer.Value;
            }
            else
            {
                firsts.TryRemove(answer.Server, out _);
            }
        }
    }

    /// <summary>
    /// The figure of a server, as far as its last sign of life tells; null where it is not known. A server that leaves out
    /// numbers in its log wrote fewer.
    /// </summary>
    public long? Of(ServerHealth server) => server is { State: LinkState.Answers, Status: { } status } && firsts.TryGetValue(server.Name, out var first)
        ? Math.Max(0, status.LastChange - first + 1)
        : null;

    /// <summary>The number of the first change of this time or later, also where it is yet to be written.</summary>
    private static async Task<long> FirstAsync(MovieClient client, DateTimeOffset since, CancellationToken cancellationToken)
    {
        // The status first: what is written in between then counts as of this hour, which it is.
        var status = await client.StatusAsync(cancellationToken);
        var page = await client.ChangesAsync(new() { Since = since, Limit = 1 }, cancellationToken);
        return page.Changes is [var first, ..] ? first.Id : status.LastChange + 1;
    }
}
