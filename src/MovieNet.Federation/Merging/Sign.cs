namespace MovieNet.Federation;

/// <summary>
/// What a movie's sign for one server, or for one of its cells, says. One of a server's signs is shown: the first that applies.
/// </summary>
public enum Sign
{
    /// <summary>It was asked and has not answered yet.</summary>
    Asking,

    /// <summary>Not known whether it has the movie.</summary>
    Unknown,

    /// <summary>It answered and does not have the movie.</summary>
    Missing,

    /// <summary>It has several records of the movie.</summary>
    Twice,

    /// <summary>It has the movie and differs from the majority, or there is none.</summary>
    Differs,

    /// <summary>It has the movie and differs in notation only.</summary>
    Notation,

    /// <summary>It has the movie and agrees.</summary>
    Agrees,
}
