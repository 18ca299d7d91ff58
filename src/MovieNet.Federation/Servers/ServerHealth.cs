using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Whether a server can be asked.</summary>
public enum LinkState
{
    /// <summary>The first connection is under way.</summary>
    Connecting,

    /// <summary>Connected; it is asked.</summary>
    Answers,

    /// <summary>Down, unreachable or silent. What it holds is not known.</summary>
    NoAnswer,

    /// <summary>It answers but must not be asked: another server than the one met here before, the same one twice, or another protocol.</summary>
    Refused,

    /// <summary>Suspended by a person.</summary>
    Paused,
}

/// <summary>How a server of the list is at this moment; an unchanging snapshot.</summary>
/// <param name="Entry">Its line in the list.</param>
/// <param name="State">Whether it can be asked.</param>
/// <param name="Since">Since when it is in this state.</param>
public sealed record ServerHealth(ServerEntry Entry, LinkState State, DateTimeOffset Since)
{
    /// <summary>Why it cannot be asked, in words that go behind its name and a colon; null while it answers.</summary>
    public string? Reason { get; init; }

    /// <summary>When it will be tried again, while it does not answer.</summary>
    public DateTimeOffset? NextTry { get; init; }

    /// <summary>How many tries in a row have failed.</summary>
    public int Tries { get; init; }

    /// <summary>How long its last sign of life took.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>How long its signs of life took over the last minutes.</summary>
    public LatencyHistory Latencies { get; init; } = LatencyHistory.Empty;

    /// <summary>Whether it answers, but much more slowly than it usually does.</summary>
    public bool IsSlow => State == LinkState.Answers && Latencies.IsSlow;

    /// <summary>What it said of itself when it last answered.</summary>
    public ServerHello? Hello { get; init; }

    /// <summary>Who answers at its address while it is refused: another server, or one that speaks otherwise.</summary>
    public ServerHello? Stranger { get; init; }

    /// <summary>How it was when it last answered.</summary>
    public ServerStatus? Status { get; init; }

    /// <summary>When it last answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>What went wrong last, and when; kept while it answers again.</summary>
    public (string Message, DateTimeOffset At)? LastError { get; init; }

    /// <summary>Its name in the list.</summary>
    public string Name => Entry.Name;
}
