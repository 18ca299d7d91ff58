namespace MovieNet.Federation;

/// <summary>How far servers agree on a field, judged among those that say something. The lower, the more it matters.</summary>
public enum Agreement
{
    /// <summary>Two servers or more say different things.</summary>
    Differs,

    /// <summary>All say the same, but not to the letter.</summary>
    Notation,

    /// <summary>All say the same to the letter, only one says something, or nobody does.</summary>
    Agrees,
}
