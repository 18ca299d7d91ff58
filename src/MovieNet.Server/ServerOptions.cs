using System.Net;
using Microsoft.Extensions.Logging;
using MovieNet.Protocol;
using MovieNet.Server.Access;
using MovieNet.Server.Telemetry;

namespace MovieNet.Server;

/// <summary>How a server is started.</summary>
internal sealed record ServerOptions
{
    /// <summary>The database file; made where there is none.</summary>
    public required string Data { get; init; }

    /// <summary>What the server calls itself.</summary>
    public string Name { get; init; } = "movienet-server";

    /// <summary>The address to listen on.</summary>
    public IPAddress Bind { get; init; } = IPAddress.Loopback;

    /// <summary>The permitted ports, the first free one is taken; 0 is any free port.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [0];

    /// <summary>The file with the tokens that clients must show; null for the one beside the database, where there is one.</summary>
    public string? Tokens { get; init; }

    /// <summary>The certificate that clients are shown; null for a plain stream.</summary>
    public CertificateFiles? Certificate { get; init; }

    /// <summary>Told in plain words: everyone who can connect may read and write.</summary>
    public bool WithoutTokens { get; init; }

    /// <summary>Told in plain words: tokens and records may be read by whoever is on the way.</summary>
    public bool WithoutTls { get; init; }

    /// <summary>The limits; tests make them small.</summary>
    public ServerLimits Limits { get; init; } = ServerLimits.Default;

    /// <summary>How much memory answers may be kept in, bytes; they take it as they are asked for.</summary>
    public long CacheBytes { get; init; } = DefaultCacheMiB << 20;

    /// <summary>Room for the answers of a catalogue of a million records.</summary>
    public const long DefaultCacheMiB = 432;

    /// <summary>Where time comes from.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the log is written; null for nowhere.</summary>
    public TextWriter? Log { get; init; }

    /// <summary>How the log's lines look.</summary>
    public LogFormat LogFormat { get; init; }

    /// <summary>What weighs less is not logged.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>What takes longer is logged as slow.</summary>
    public TimeSpan SlowRequest { get; init; } = TimeSpan.FromSeconds(1);
}
