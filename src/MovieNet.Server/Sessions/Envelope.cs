namespace MovieNet.Server.Sessions;

/// <summary>A message taken apart, before its method is looked up. Everything points into the line it came in.</summary>
internal sealed record Envelope
{
    /// <summary>The id as it was sent, for echoing; empty for a notification.</summary>
    public ReadOnlyMemory<byte> Id { get; init; }

    /// <summary>The method's name, unescaped.</summary>
    public ReadOnlyMemory<byte> Method { get; init; }

    /// <summary>The parameters' JSON; empty where there are none.</summary>
    public ReadOnlyMemory<byte> Parameters { get; init; }

    /// <summary>The correlation id's JSON; empty where there is none.</summary>
    public ReadOnlyMemory<byte> Trace { get; init; }

    /// <summary>Who asks, as JSON; empty where it is not said.</summary>
    public ReadOnlyMemory<byte> Actor { get; init; }

    /// <summary>Why this is no request; null when it is one.</summary>
    public string? Invalid { get; init; }
}
