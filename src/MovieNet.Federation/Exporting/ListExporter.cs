using System.Runtime.CompilerServices;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// Reads what a list over all servers shows, to be written to a file. A server that does not answer at the beginning is left out
/// and named; one that stops answering later ends it, because the file already says that it is of this server too.
/// </summary>
/// <param name="listing">The list, of which nothing was read yet.</param>
/// <param name="valuesOf">Whose values: the records of this server among the movies shown; null for what most servers say.</param>
public sealed class ListExporter(MovieListing listing, string? valuesOf)
{
    /// <summary>The servers that the movies come from, in the order of the list; known with the first part.</summary>
    public IReadOnlyList<string> Of { get; private set; } = [];

    /// <summary>The servers that did not answer, in the order of the list; what they hold is not known. Known with the first part.</summary>
    public IReadOnlyList<string> Without { get; private set; } = [];

    /// <summary>Reads the movies, a part at a time; a part may be empty.</summary>
    /// <exception cref="NoAnswerException">No server answers, or not the one whose values are asked for, or one stopped answering.</exception>
    public async IAsyncEnumerable<IReadOnlyList<Movie>> ExportAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        const int partRows = 100;
        await LoadAsync(partRows, cancellationToken);
        Without = [.. Names.Where(listing.Silent.ContainsKey)];
        Of = [.. Names.Except(Without, StringComparer.Ordinal)];
        if (Of.Count == 0 || (valuesOf is not null && !Of.Contains(valuesOf, StringComparer.Ordinal)))
        {
            throw Silent(valuesOf is null ? Without : [valuesOf], "does not answer");
        }

        yield return TakeMovies();
        while (listing.HasMore)
        {
            await LoadAsync(partRows, cancellationToken);
            if (Of.Where(listing.Silent.ContainsKey).ToList() is { Count: > 0 } gone)
            {
                throw Silent(gone, "stopped answering");
            }

            yield return TakeMovies();
        }
    }

    private IEnumerable<string> Names => listing.Servers.Select(server => server.Server);

    private Task LoadAsync(int count, CancellationToken cancellationToken) => listing.LoadAsync(count, () => { }, cancellationToken);

    private IReadOnlyList<Movie> TakeMovies() => valuesOf is null
        ? [.. listing.Take().Select(movie => movie.Shown)]
        : [.. listing.Take().SelectMany(movie => movie.Records).Where(record => string.Equals(record.Server, valuesOf, StringComparison.Ordinal)).Select(record => record.Record.Movie)];

    private NoAnswerException Silent(IReadOnlyCollection<string> servers, string verb) => new(
        NoAnswerReason.NotConnected,
        servers.Count == 0 ? "There is no server in the list"
        : string.Join("; ", servers.Select(server => $"{server} {verb}: {listing.Silent.GetValueOrDefault(server, "it is not in the server list")}")),
        sent: false);
}
