using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>What became of a write on one server.</summary>
public enum WriteOutcome
{
    /// <summary>On disk there.</summary>
    Written,

    /// <summary>Nothing to write: the server says so already, or has the movie.</summary>
    AlreadyThere,

    /// <summary>The record is not there any more.</summary>
    NotThere,

    /// <summary>The record changed since it was read; nothing was written.</summary>
    Conflict,

    /// <summary>Never sent: the server does not answer or is paused.</summary>
    NotSent,

    /// <summary>Sent, but no answer came; asked again with the same request id until it is known.</summary>
    Unsure,

    /// <summary>The server refused it; the problems say why.</summary>
    Refused,

    /// <summary>The server could not: its storage failed, or it is busy. Nothing was written.</summary>
    Failed,
}

/// <summary>A receipt for one write on one server.</summary>
/// <param name="Write">What was to be written.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record Receipt(PlannedWrite Write, WriteOutcome Outcome, TimeSpan Elapsed)
{
    /// <summary>The record as the server has it now: after the write, or the one in the way; null where that is not known or there is none.</summary>
    public MovieRecord? Record { get; init; }

    /// <summary>More in words: why it was not sent, refused or failed; null where the outcome says all.</summary>
    public string? Message { get; init; }

    /// <summary>The bad fields, where the server named them.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; init; } = [];

    /// <summary>Whether nothing more will become of it.</summary>
    public bool IsFinal => Outcome != WriteOutcome.Unsure;
}
