using MovieNet.Protocol;

namespace MovieNet.Server;

/// <summary>The request was understood and is refused.</summary>
/// <param name="code">Why.</param>
/// <param name="message">Why, in words.</param>
/// <param name="movie">The record that stands in the way, as on the wire.</param>
internal sealed class RefusedException(ErrorCode code, string message, byte[]? movie = null) : Exception(message)
{
    public ErrorCode Code { get; } = code;

    public byte[]? Movie { get; } = movie;
}
