namespace MovieNet.Federation;

/// <summary>What can be said of a movie on all servers; several may hold. What is not known is none of it.</summary>
[Flags]
public enum MovieKinds
{
    /// <summary>Nothing: one server has it, and of others it is not known.</summary>
    None = 0,

    /// <summary>A field of which its records say different things.</summary>
    Differs = 1,

    /// <summary>A server does not have it.</summary>
    Missing = 2,

    /// <summary>One server has it, and all others are known not to.</summary>
    OnlyOne = 4,

    /// <summary>A server has it more than once.</summary>
    Duplicate = 8,

    /// <summary>A field that its records write in different ways, and none of which they say different things.</summary>
    NotationOnly = 16,

    /// <summary>Two servers or more have it, and there is no field of which its records say different things.</summary>
    Agrees = 32,

    /// <summary>
    /// One server has it, as far as is known, and its records say nothing different: with those that agree and those that differ these are
    /// all movies.
    /// </summary>
    Alone = 64,
}
