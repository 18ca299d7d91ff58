using MovieNet.Protocol;

namespace MovieNet.Web.Forms;

/// <summary>A field that a person has typed into and that somebody else changed on a server meanwhile.</summary>
/// <param name="Server">Where.</param>
/// <param name="RecordId">In which record.</param>
/// <param name="Field">Which field.</param>
/// <param name="Read">What the person has read.</param>
/// <param name="Now">What the server says now.</param>
public sealed record Clash(string Server, long RecordId, MovieField Field, FieldValue? Read, FieldValue? Now)
{
    /// <summary>The version that the person has read, and the one that is there now.</summary>
    public required (long Read, long Now) Versions { get; init; }

    /// <summary>Whose value the person wants there; null until the choice is made.</summary>
    public ClashChoice? Choice { get; init; }
}

/// <summary>Whose value is wanted.</summary>
public enum ClashChoice
{
    /// <summary>What the server says now; nothing of this field is written there.</summary>
    Theirs,

    /// <summary>What the person typed.</summary>
    Mine,
}
