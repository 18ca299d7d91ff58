namespace MovieNet.Federation;

/// <summary>Whether a server has a movie. Not known is not absent: only <see cref="Lacks"/> counts as an inconsistency.</summary>
public enum Presence
{
    /// <summary>It has a record of the movie.</summary>
    Has,

    /// <summary>It answered, and has none.</summary>
    Lacks,

    /// <summary>Not known: it is down, paused or refused, took too long, or holds a record that may be this movie or another.</summary>
    Unknown,

    /// <summary>Not known yet: it was asked and may still answer in time.</summary>
    Asking,
}
