using System.Text.Json;
using System.Text.Json.Serialization;

namespace MovieNet.Protocol;

/// <summary>What a server says of itself to <c>server.hello</c>.</summary>
/// <param name="Protocol">The protocol's version; this library speaks 1.</param>
/// <param name="ServerId">Made with the database; tells one server from another wherever it listens.</param>
/// <param name="Name">The name it was started with.</param>
/// <param name="Version">The program's version.</param>
/// <param name="TitleKeyVersion">See <see cref="TitleKey.Version"/>.</param>
/// <param name="Limits">The limits it enforces.</param>
/// <param name="Methods">The methods it knows.</param>
public sealed record ServerHello(
    [property: JsonRequired] int Protocol,
    [property: JsonRequired] Guid ServerId,
    [property: JsonRequired] string Name,
    string Version,
    [property: JsonRequired] int TitleKeyVersion,
    [property: JsonRequired] ServerLimits Limits,
    IReadOnlyList<string> Methods);

/// <summary>The limits of a server (docs/protocol.md, Limits).</summary>
/// <param name="LineBytes">The longest line that it reads, bytes.</param>
/// <param name="PageRecords">The most records of one page.</param>
/// <param name="ImportRecords">The most records of one import.</param>
/// <param name="BatchRequests">The most requests of one batch.</param>
/// <param name="Connections">The most connections at once.</param>
/// <param name="IdleSeconds">After how long an idle connection is closed, seconds.</param>
/// <param name="LineSeconds">How long a line may take from its first byte to its last, seconds.</param>
/// <param name="Depth">How deep JSON may nest.</param>
public sealed record ServerLimits(
    int LineBytes, int PageRecords, int ImportRecords, int BatchRequests, int Connections, int IdleSeconds, int LineSeconds, int Depth)
{
    /// <summary>The limits of protocol 1.</summary>
    public static ServerLimits Default { get; } = new(
        LineBytes: 1 << 20, PageRecords: 1_000, ImportRecords: 10_000, BatchRequests: 100, Connections: 20_000,
        IdleSeconds: 600, LineSeconds: 30, Depth: 64);
}

/// <summary>What a server says to <c>server.status</c>.</summary>
/// <param name="Movies">How many records it holds.</param>
/// <param name="LastChange">The id of its last change, 0 before the first.</param>
/// <param name="DatabaseBytes">The size of its database, bytes.</param>
/// <param name="StartedAt">When the program started, UTC.</param>
/// <param name="Connections">How many connections are open.</param>
/// <param name="CacheMisses">How many answers to movies.get by title were read from the database and not from memory.</param>
public sealed record ServerStatus(
    long Movies, long LastChange, long DatabaseBytes, DateTimeOffset StartedAt, int Connections, long CacheMisses = 0)
{
    /// <summary>How many answers to movies.get were given from memory.</summary>
    public long CacheHits { get; init; }

    /// <summary>How many requests were answered since the start, notifications included.</summary>
    public long Requests { get; init; }

    /// <summary>How many of them with an error, also one that is the client's own fault.</summary>
    public long Errors { get; init; }

    /// <summary>How many of them took longer than a second.</summary>
    public long SlowRequests { get; init; }

    /// <summary>How many tokens were wrong, or not looked at because too many wrong ones had come before.</summary>
    public long RefusedTokens { get; init; }

    /// <summary>How many connections are told of changes.</summary>
    public int Watchers { get; init; }

    /// <summary>How many writes wait for their transaction.</summary>
    public int WritesWaiting { get; init; }
}

/// <summary>One page of records.</summary>
/// <param name="Movies">The records, in the order asked for.</param>
/// <param name="Next">The cursor of the next page, null at the end.</param>
/// <param name="Total">How many match in all.</param>
/// <param name="TotalIsMinimum">Whether there are more than <paramref name="Total"/>.</param>
/// <param name="Facets">Counts by genre and decade, where asked for.</param>
public sealed record MoviePage(
    [property: JsonRequired] IReadOnlyList<MovieRecord> Movies, string? Next, long Total, bool TotalIsMinimum, MovieFacets? Facets = null);

/// <summary>Counts of what matches.</summary>
/// <param name="Genres">By genre, most first.</param>
/// <param name="Decades">By decade (its first year), earliest first.</param>
public sealed record MovieFacets(IReadOnlyList<FacetCount> Genres, IReadOnlyList<FacetCount> Decades);

/// <summary>How often a value occurs.</summary>
/// <param name="Value">The value: a genre's name, or a decade's first year.</param>
/// <param name="Count">How many records have it.</param>
public sealed record FacetCount(JsonElement Value, long Count);

/// <summary>What became of an import.</summary>
/// <param name="Added">How many records are new.</param>
/// <param name="Replaced">How many replaced one that was there.</param>
/// <param name="Skipped">How many were there already.</param>
/// <param name="Rejected">Those refused, and why.</param>
public sealed record ImportResult(int Added, int Replaced, int Skipped, [property: JsonRequired] IReadOnlyList<RejectedMovie> Rejected);

/// <summary>A record that an import refused.</summary>
/// <param name="Index">Its place in the request, from 0.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record RejectedMovie(int Index, IReadOnlyList<FieldProblem> Problems);
