using MovieNet.Protocol;

namespace MovieNet.Cli.Output;

/// <summary>What a server answered.</summary>
/// <param name="Status">How it is; null where it did not answer.</param>
/// <param name="ChangedAt">When it was changed last; null where it never was.</param>
/// <param name="Silence">Why it did not answer; null when it did.</param>
internal sealed record AskedStatus(ServerStatus? Status, DateTimeOffset? ChangedAt, string? Silence);
