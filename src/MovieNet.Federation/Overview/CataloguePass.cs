using System.Runtime.CompilerServices;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>A part of a pass over a server's records, or why it does not come at the moment.</summary>
/// <param name="Records">The records, as the index keeps them.</param>
/// <param name="Total">How many the server has; null where it does not answer.</param>
/// <param name="IsLast">Whether it was the last part.</param>
/// <param name="Silence">Why the server does not answer; it is asked again.</param>
internal sealed record PassPage(ReadRecord[] Records, long? Total, bool IsLast, string? Silence = null);

/// <summary>Reads all records of a server once, page by page, over its second connection; waits for the server wherever it goes away.</summary>
internal sealed class CataloguePass(Fleet fleet, string server, GenreNames genres, TimeProvider time)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    private string? after;

    /// <summary>The pages. Where the server does not answer it is asked until it does, or until the pass is called off.</summary>
    public async IAsyncEnumerable<PassPage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isLast = false;
        while (!isLast)
        {
            var page = await AskAsync(client => AskPageAsync(client, cancellationToken), cancellationToken);
            if (page.IsKnown)
            {
                (after, isLast) = (page.Value.Next, page.Value.Next is null);
                yield return new([.. page.Value.Movies.Select(record => new ReadRecord(record, genres))], page.Value.Total, isLast);
                continue;
            }

            yield return new([], null, IsLast: false, page.Silence);
            await Task.Delay(BetweenTries, time, cancellationToken);
        }
    }

    /// <summary>The server's latest changes, the earliest first; none where it does not answer.</summary>
    public async Task<IReadOnlyList<MovieChange>> ReadLatestAsync(int count, CancellationToken cancellationToken)
    {
        var page = await AskAsync(client => client.ChangesAsync(new() { Limit = count, Descending = true }, cancellationToken), cancellationToken);
        return [.. (page.Value?.Changes ?? []).Reverse()];
    }

    private async Task<MoviePage> AskPageAsync(MovieClient client, CancellationToken cancellationToken)
    {
        try
        {
            return await client.ListAsync(new() { Limit = Limit, After = after }, cancellationToken);
        }
        catch (ServerErrorException e) when (e.Code == ErrorCode.InvalidParams)
        {
            // A server need not take a cursor that it gave before it was started again.
            after = null;
            throw;
        }
    }

    private int Limit => int.Min(1_000, fleet.Find(server)?.Health.Hello?.Limits.PageRecords ?? 1_000);

    private async Task<Answer<T>> AskAsync<T>(Func<MovieClient, Task<T>> ask, CancellationToken cancellationToken)
    {
        await foreach (var answer in fleet.AskAsync(
            (_, client, _) => ask(client), Lane.Bulk, name => string.Equals(name, server, StringComparison.Ordinal), cancellationToken))
        {
            return answer;
        }

        return new(server, default, "not in the server list any more", TimeSpan.Zero);
    }
}
