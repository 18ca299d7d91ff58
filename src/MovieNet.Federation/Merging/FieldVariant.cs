using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>One value of a field, distinct to the letter, and who says it.</summary>
/// <param name="Value">The stored value; null where these servers have the movie and say nothing of the field, which is a gap.</param>
/// <param name="Servers">The servers, in the order of the server list. A server with several records may stand at several variants.</param>
/// <param name="IsMajority">It is the majority's value; of several notations of it the one that most servers use.</param>
/// <param name="NotationOf">
/// The value that this one only writes otherwise: the most used notation of what it says. Null where it is that itself.
/// </param>
/// <param name="Notation">How it differs from <paramref name="NotationOf"/>; none where that is null.</param>
public sealed record FieldVariant(
    FieldValue? Value,
    IReadOnlyList<string> Servers,
    bool IsMajority,
    FieldValue? NotationOf = null,
    NotationDifference Notation = NotationDifference.None);
