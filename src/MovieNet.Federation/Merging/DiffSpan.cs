namespace MovieNet.Federation;

/// <summary>Where a piece of text stands.</summary>
public enum DiffKind
{
    /// <summary>In both texts.</summary>
    Same,

    /// <summary>Only in the text that is shown: underlined.</summary>
    OnlyHere,

    /// <summary>Only in the text that it is compared with, usually the majority's: struck.</summary>
    MissingHere,
}

/// <summary>A piece of a compared text; all but what is missing here makes up the text again.</summary>
/// <param name="Kind">Where it stands.</param>
/// <param name="Text">The piece, with its white space; never empty.</param>
public sealed record DiffSpan(DiffKind Kind, string Text);
