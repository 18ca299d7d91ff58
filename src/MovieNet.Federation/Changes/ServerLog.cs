using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>One server's change log, or one record's part of it, as it is read: what has come and was not used yet, and where to go on.</summary>
internal sealed class ServerLog(string server, ChangeQuery query)
{
    private long? next;
    private bool begun;

    public string Server { get; } = server;

    /// <summary>Changes that came and were not used yet, in the order asked for.</summary>
    public Queue<MovieChange> Waiting { get; } = new();

    /// <summary>Whether it must be asked before anything can be said of what comes next.</summary>
    public bool IsWanted => Waiting.Count == 0 && (!begun || next is not null);

    public Task<ChangePage> ReadAsync(MovieClient client, CancellationToken cancellationToken) =>
        client.ChangesAsync(query with { After = next ?? query.After }, cancellationToken);

    /// <summary>Takes a page over; null where there is none, and none is to come.</summary>
    public void Take(ChangePage? page)
    {
        begun = true;
        next = page?.Next;
        foreach (var change in page?.Changes ?? [])
        {
            Waiting.Enqueue(change);
        }
    }
}
