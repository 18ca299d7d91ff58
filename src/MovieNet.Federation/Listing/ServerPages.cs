using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>One server's pages as they are read: what has come and was not used yet, and where to go on.</summary>
internal sealed class ServerPages(string server)
{
    private string? next;
    private bool begun;

    public AskedServer Asked { get; private set; } = new(server);

    /// <summary>Records that came and were not used yet, in the server's order, with their title keys.</summary>
    public Queue<(string Key, MovieRecord Record)> Waiting { get; } = new();

    /// <summary>Whether the server has pages that were not read.</summary>
    public bool HasMore => !begun || next is not null;

    /// <summary>The key up to which everything has been read: nothing of a later page sorts before it. Null at the end.</summary>
    public string? ReadUpTo { get; private set; }

    /// <summary>The server's next page.</summary>
    public Task<MoviePage> ReadAsync(MovieClient client, string? words, ListQuery query, CancellationToken cancellationToken)
    {
        // A cursor goes with the query that it was made for, its beginning included.
        query = query with { After = next };
        return words is null ? client.ListAsync(query, cancellationToken) : client.SearchAsync(words, query, cancellationToken);
    }

    public void Take(Answer<MoviePage> answer)
    {
        begun = true;
        Asked = new(server, answer.Elapsed, answer.Silence, answer.Value?.Total ?? Asked.Total, answer.Value?.TotalIsMinimum ?? Asked.TotalIsMinimum);
        next = answer.Value?.Next;
        foreach (var record in answer.Value?.Movies ?? [])
        {
            var key = TitleKey.Of(record.Movie.Title);
            Waiting.Enqueue((key, record));
            ReadUpTo = key;
        }

        if (next is null)
        {
            ReadUpTo = null;
        }
    }
}
