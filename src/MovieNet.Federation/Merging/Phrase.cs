namespace MovieNet.Federation;

/// <summary>What a part of a phrase is about, for its colour.</summary>
public enum PhraseKind
{
    /// <summary>Nothing is wrong, or the words only connect others.</summary>
    Plain,

    /// <summary>The same, written otherwise.</summary>
    Notation,

    /// <summary>A field differs.</summary>
    Differs,

    /// <summary>Servers do not have the movie.</summary>
    Missing,

    /// <summary>A server has it more than once.</summary>
    Duplicate,

    /// <summary>It may be another movie.</summary>
    CouldBe,

    /// <summary>Servers did not answer.</summary>
    Unknown,
}

/// <summary>A part of a phrase.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Lead">What stands before it: nothing, or what parts it from the part before.</param>
/// <param name="Emphasis">The word to emphasise; may be empty.</param>
/// <param name="Rest">The rest; may be empty, begins with a space where one is due.</param>
public sealed record PhrasePart(PhraseKind Kind, string Lead, string Emphasis, string Rest);

/// <summary>A short sentence in parts, so that a page can emphasise words and a terminal need not.</summary>
/// <param name="Parts">The parts in order; at least one.</param>
public sealed record Phrase(IReadOnlyList<PhrasePart> Parts)
{
    /// <summary>The sentence as plain text.</summary>
    public override string ToString() => string.Concat(Parts.Select(part => part.Lead + part.Emphasis + part.Rest));
}
