using MovieNet.Server.Access;
using MovieNet.Server.Connections;
using MovieNet.Server.Store;
using MovieNet.Server.Telemetry;
using MovieNet.Server.Watching;

namespace MovieNet.Server.Commands;

/// <summary>What commands work with: the parts of one server, and in a session what is its own.</summary>
/// <param name="Options">How it was started.</param>
/// <param name="Store">Its database.</param>
/// <param name="Sessions">Who is connected.</param>
/// <param name="Access">The tokens in force.</param>
/// <param name="Log">Where it says what went wrong.</param>
/// <param name="Accounting">Where requests are counted.</param>
/// <param name="StartedAt">Since when it runs.</param>
internal sealed record CommandContext(
    ServerOptions Options, MovieStore Store, SessionList Sessions, AccessList Access, Log Log, Accounting Accounting, DateTimeOffset StartedAt)
{
    /// <summary>
    /// Lets those commands that may take long read a few at a time, in the order in which they came. One processor is left
    /// for everybody else, and so is a thread of the pool, however many clients ask for pages.
    /// </summary>
    public SemaphoreSlim Turns { get; } = new(Math.Max(1, Environment.ProcessorCount - 1));

    /// <summary>What the connection that asks is told of changes; null outside of sessions.</summary>
    public Watch? Watch { get; init; }

    /// <summary>Who asks; null outside of sessions.</summary>
    public Caller? Caller { get; init; }
}
