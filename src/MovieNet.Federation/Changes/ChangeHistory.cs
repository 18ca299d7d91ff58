using System.Runtime.CompilerServices;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// The change logs of the servers as one, by time: each server's clock is taken for right. Read page by page, so that logs may
/// be of any length.
/// </summary>
/// <param name="fleet">Whom to ask.</param>
/// <param name="query">What to ask; its limit is the size of a page.</param>
/// <param name="only">Which servers; null for all.</param>
/// <param name="records">Only changes of these records; null for all.</param>
public sealed class ChangeHistory(
    Fleet fleet, ChangeQuery query, Func<string, bool>? only = null, IReadOnlyCollection<RecordPlace>? records = null)
{
    private readonly Dictionary<string, string> silent = new(StringComparer.Ordinal);

    /// <summary>The servers that did not answer, and why: what they hold more than was given is not known. Final when <see cref="ReadAsync"/> has ended.</summary>
    public IReadOnlyDictionary<string, string> Silent => silent;

    /// <summary>The changes: the earliest first, or the latest where the query is descending.</summary>
    public async IAsyncEnumerable<ServerChange> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var servers = fleet.Servers.Where(server => only is null || only(server.Name)).Select(server => server.Name);
        List<ServerLog> logs = records is null
            ? [.. servers.Select(server => new ServerLog(server, query))]
            : [.. records.Where(record => servers.Contains(record.Server, StringComparer.Ordinal)).Select(record => new ServerLog(record.Server, query with { MovieId = record.Id }))];
        while (true)
        {
            await LoadAsync(logs.FindAll(log => log.IsWanted), cancellationToken);
            var waiting = logs.Where(log => log.Waiting.Count > 0);
            var next = query.Descending ? waiting.MaxBy(log => log.Waiting.Peek().At) : waiting.MinBy(log => log.Waiting.Peek().At);
            if (next is null)
            {
                yield break;
            }

            yield return new(next.Server, next.Waiting.Dequeue());
        }
    }

    private async Task LoadAsync(List<ServerLog> wanted, CancellationToken cancellationToken)
    {
        if (wanted.Count == 0)
        {
            return;
        }

        var asked = wanted.ToLookup(log => log.Server, StringComparer.Ordinal);
        var answers = fleet.AskAsync(
            (server, client, token) => Task.WhenAll(asked[server].Select(log => log.ReadAsync(client, token))), Lane.Bulk, asked.Contains, cancellationToken);
        await foreach (var answer in answers)
        {
            foreach (var (i, log) in asked[answer.Server].Index())
            {
                log.Take(answer.Value?[i]);
            }

            if (!answer.IsKnown)
            {
                silent[answer.Server] = answer.Silence;
            }
        }

        foreach (var log in wanted.Where(log => log.IsWanted))
        {
            // Nobody asked it: it has just left the list.
            log.Take(null);
            silent[log.Server] = "not in the server list any more";
        }
    }
}
