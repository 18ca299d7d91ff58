namespace MovieNet.Failure.Line;

/// <summary>What a <see cref="Proxy"/> does with the bytes.</summary>
internal enum LineState
{
    /// <summary>It carries them.</summary>
    Good,

    /// <summary>It carries nothing and closes nothing, as a cable does that was pulled out: half-open on both sides.</summary>
    Silent,

    /// <summary>Requests arrive, and their answers do not: each write is done and nobody is told.</summary>
    AnswersLost,

    /// <summary>It carries every piece late, and few at a time.</summary>
    Slow,
}
