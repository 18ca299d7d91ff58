namespace MovieNet.Protocol;

/// <summary>How a client waits, and in whose name it asks.</summary>
public sealed record MovieClientOptions
{
    /// <summary>How long connecting may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long any answer may take, from the call on.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Who asks, for the server's change log; at most 200 characters.</summary>
    public string? Actor { get; init; }

    /// <summary>How the server's certificate is verified; null for a stream that is not encrypted.</summary>
    public TlsVerification? Tls { get; init; }

    /// <summary>The token that is shown as soon as there is a connection; null for none.</summary>
    public Secret? Token { get; init; }

    /// <summary>Where time comes from.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
