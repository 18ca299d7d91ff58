using MovieNet.Server.Connections;
using MovieNet.Server.Store;

namespace MovieNet.Server.Commands;

/// <summary>What the commands of one server work with.</summary>
/// <param name="Options">How it was started.</param>
/// <param name="Store">Its database.</param>
/// <param name="Sessions">Who is connected.</param>
/// <param name="StartedAt">Since when it runs.</param>
internal sealed record CommandContext(ServerOptions Options, MovieStore Store, SessionList Sessions, DateTimeOffset StartedAt);
