namespace MovieNet.Protocol;

/// <summary>What a page is sorted by. No value comes last in both directions; ties are broken by id.</summary>
public enum MovieSort
{
    /// <summary>By the UTF-8 bytes of the title key.</summary>
    Title,

    /// <summary>By year.</summary>
    Year,

    /// <summary>By rating.</summary>
    Rating,

    /// <summary>By the time of the last change.</summary>
    UpdatedAt,
}

/// <summary>What <c>movies.list</c> and <c>movies.search</c> are asked.</summary>
public sealed record ListQuery
{
    /// <summary>How many records, 1 to 1,000.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>The cursor of the page before, from <see cref="MoviePage.Next"/>.</summary>
    public string? After { get; init; }

    /// <summary>Begin at this text's title key.</summary>
    public string? From { get; init; }

    /// <summary>The order; null for the method's own (title, and for a search the best first).</summary>
    public MovieSort? Sort { get; init; }

    /// <summary>The order turned round.</summary>
    public bool Descending { get; init; }

    /// <summary>The earliest year.</summary>
    public int? YearFrom { get; init; }

    /// <summary>The latest year.</summary>
    public int? YearTo { get; init; }

    /// <summary>One genre, in any case.</summary>
    public string? Genre { get; init; }

    /// <summary>One director or actor, by whole name.</summary>
    public string? Person { get; init; }

    /// <summary>Only records that say nothing of this member.</summary>
    public MovieField? Missing { get; init; }

    /// <summary>Whether counts by genre and decade are asked for.</summary>
    public bool Facets { get; init; }
}
