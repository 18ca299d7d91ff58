using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Which records of a server are exported; without anything all.</summary>
public sealed record ExportFilter
{
    /// <summary>Words that must all occur, the last as a beginning; 1 to 1,000 characters.</summary>
    public string? Words { get; init; }

    /// <summary>The earliest year; records without a year are left out.</summary>
    public int? YearFrom { get; init; }

    /// <summary>The latest year; records without a year are left out.</summary>
    public int? YearTo { get; init; }

    /// <summary>One genre, whatever its case and accents.</summary>
    public string? Genre { get; init; }

    /// <summary>One director or actor, by whole name.</summary>
    public string? Person { get; init; }

    internal Task<MoviePage> AskAsync(MovieClient client, int limit, string? after, CancellationToken cancellationToken)
    {
        var query = new ListQuery
        {
            Limit = limit, After = after, Sort = MovieSort.Title, YearFrom = YearFrom, YearTo = YearTo, Genre = Genre, Person = Person,
        };
        return Words is null ? client.ListAsync(query, cancellationToken) : client.SearchAsync(Words, query, cancellationToken);
    }
}
