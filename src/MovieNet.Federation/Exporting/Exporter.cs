using System.Runtime.CompilerServices;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// Reads a server's movies page by page, over its second connection. Their order depends on nothing but the movies: title
/// key, year, IMDb id; no two records of a server are equal in all three.
/// </summary>
/// <param name="fleet">Whom to ask.</param>
public sealed class Exporter(Fleet fleet)
{
    /// <summary>How long the server may be away in the middle.</summary>
    public Patience Patience { get; init; } = Patience.Default;

    /// <summary>Reads the movies, a page at a time. What is written to the server meanwhile may be in it or not.</summary>
    /// <param name="server">The server's name in the list.</param>
    /// <param name="filter">Which of its records.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    /// <exception cref="NoAnswerException">The server does not answer, or stays away.</exception>
    /// <exception cref="ServerErrorException">It refuses.</exception>
    public async IAsyncEnumerable<ExportPage> ExportAsync(
        string server, ExportFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var bulk = await BulkServer.MeetAsync(fleet, server, Patience, cancellationToken);
        var namesakes = new Namesakes();
        MoviePage page;
        string? after = null;
        do
        {
            page = await bulk.AskAsync((client, stop) => filter.AskAsync(client, bulk.Limits.PageRecords, after, stop), cancellationToken);
            yield return new(namesakes.Order(page.Movies.Select(record => record.Movie), isEnd: page.Next is null), page.TotalIsMinimum ? null : page.Total);
            after = page.Next;
        }
        while (after is not null);
    }
}

/// <summary>A part of an export.</summary>
/// <param name="Movies">The movies, in order.</param>
/// <param name="Total">How many the whole export has; null where that is not known.</param>
public sealed record ExportPage(IReadOnlyList<Movie> Movies, long? Total);
