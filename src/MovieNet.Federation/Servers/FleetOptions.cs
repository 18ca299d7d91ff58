using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MovieNet.Federation;

/// <summary>How a fleet waits, and in whose name it asks.</summary>
public sealed record FleetOptions
{
    /// <summary>How often a server is asked for a sign of life. With <see cref="HeartbeatTimeout"/> it bounds how long a stopped server seems to answer.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a sign of life, or connecting, may take.</summary>
    public TimeSpan HeartbeatTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an answer that a person waits for may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an answer of bulk work may take: a page, a large import.</summary>
    public TimeSpan BulkTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often the server list is looked at for changes by other processes.</summary>
    public TimeSpan ListInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Who asks, for the servers' change logs.</summary>
    public string? Actor { get; init; }

    /// <summary>Where it says which servers answer, and what became of writes.</summary>
    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>Where time comes from.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
