using MovieNet.Protocol;

namespace MovieNet.Server.Store.Pages;

/// <summary>What movies.list and movies.search ask of the store.</summary>
internal sealed record PageRequest
{
    public required int Limit { get; init; }

    public required PageOrder Order { get; init; }

    public bool Descending { get; init; }

    /// <summary>The words of a search; null for a list.</summary>
    public string? Query { get; init; }

    /// <summary>The text at whose title key the first page begins.</summary>
    public string? From { get; init; }

    public long? YearFrom { get; init; }

    public long? YearTo { get; init; }

    public string? Genre { get; init; }

    public string? Person { get; init; }

    public MovieField? Missing { get; init; }

    public bool Facets { get; init; }

    /// <summary>The last record of the page before; null for the first page.</summary>
    public PagePosition? After { get; init; }

    public bool HasFilters => YearFrom is not null || YearTo is not null || Genre is not null || Person is not null || Missing is not null;

    /// <summary>What a cursor is bound to: everything but the size of a page and the facets.</summary>
    public string Shape => string.Join('\n', Order, Descending, YearFrom, YearTo, Missing, Part(Query), Part(From), Part(Genre), Part(Person));

    private static string Part(string? text) => text is null ? "-" : FormattableString.Invariant($"{text.Length}:{text}");
}
