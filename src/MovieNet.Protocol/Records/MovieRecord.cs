namespace MovieNet.Protocol;

/// <summary>One server's entry for a movie: what people say of it, and what the server adds.</summary>
/// <param name="Id">Positive, given by the server, never reused.</param>
/// <param name="Version">1 for a new record, one more with every edit that changed something.</param>
/// <param name="UpdatedAt">When this version was written, by the server's clock, UTC.</param>
/// <param name="ContentHash">See <see cref="Protocol.ContentHash"/>; equal on all servers for equal movies.</param>
/// <param name="Movie">The members that people own.</param>
public sealed record MovieRecord(long Id, long Version, DateTimeOffset UpdatedAt, string ContentHash, Movie Movie);
