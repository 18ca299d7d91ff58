using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>A record and the server that holds it.</summary>
/// <param name="Server">The server's name in the server list; names are compared to the letter.</param>
/// <param name="Record">What it holds.</param>
public sealed record ServerRecord(string Server, MovieRecord Record);
