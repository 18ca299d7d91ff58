using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>One server's part of a merged movie.</summary>
/// <param name="Server">Its name in the server list.</param>
/// <param name="Presence">Whether it has the movie.</param>
/// <param name="Reason">Why that is not known, to be read by a person; null where it is known or nothing was said.</param>
/// <param name="Records">Its records of the movie by id; empty unless it has the movie, more than one where it has it twice.</param>
/// <param name="Sign">The sign to show for it.</param>
public sealed record MergedServer(
    string Server,
    Presence Presence,
    string? Reason,
    IReadOnlyList<MovieRecord> Records,
    Sign Sign);
