using MovieNet.Federation;

namespace MovieNet.Failure.Checking;

/// <summary>The latest that was told of a write.</summary>
/// <param name="Server">The server's id.</param>
/// <param name="Request">The request id.</param>
/// <param name="Outcome">What was told.</param>
/// <param name="WasUnsure">Whether it was unsure at some time.</param>
internal sealed record Told(Guid Server, Guid Request, WriteOutcome Outcome, bool WasUnsure);
