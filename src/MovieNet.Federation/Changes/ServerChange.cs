using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>A change, and on which server it was made.</summary>
/// <param name="Server">The server's name in the list.</param>
/// <param name="Change">The change; its numbers are that server's.</param>
public sealed record ServerChange(string Server, MovieChange Change);
