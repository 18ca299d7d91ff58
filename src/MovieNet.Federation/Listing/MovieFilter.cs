namespace MovieNet.Federation;

/// <summary>Which movies a list shows.</summary>
public enum MovieFilter
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those of which servers say different things, or which stand twice on one.</summary>
    Differs,

    /// <summary>Those that a server answered not to have.</summary>
    Missing,

    /// <summary>Those that one server has and all others answered not to have.</summary>
    OnlyOne,
}
