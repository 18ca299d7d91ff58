namespace MovieNet.Federation;

/// <summary>How long bulk work waits for a server that went away in the middle, and who is told meanwhile.</summary>
/// <param name="Time">How long, from the first failure on until it answers something; zero for not at all.</param>
public sealed record Patience(TimeSpan Time)
{
    /// <summary>Long enough for a restart.</summary>
    public static Patience Default { get; } = new(TimeSpan.FromSeconds(60));

    /// <summary>Told why, when the server went away.</summary>
    public Action<string>? Away { get; init; }

    /// <summary>Told when it answers again.</summary>
    public Action? Back { get; init; }

    /// <summary>Where time comes from.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
