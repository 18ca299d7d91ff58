namespace MovieNet.Federation;

/// <summary>Which of a server's two connections a request takes, so that bulk work never makes a person wait.</summary>
public enum Lane
{
    /// <summary>What a person waits for, and signs of life.</summary>
    Person,

    /// <summary>Imports, exports, passes over whole catalogues.</summary>
    Bulk,
}
