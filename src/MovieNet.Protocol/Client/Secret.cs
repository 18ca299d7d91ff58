namespace MovieNet.Protocol;

/// <summary>A text that must not be seen: it is written nowhere by accident, because every way to text but <see cref="Reveal"/> gives dots.</summary>
/// <param name="text">The text.</param>
public sealed class Secret(string text) : IEquatable<Secret>
{
    /// <summary>The text itself, for the place where it is needed.</summary>
    public string Reveal() => text;

    /// <inheritdoc/>
    public bool Equals(Secret? other) => other is not null && string.Equals(text, other.Reveal(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(text);

    /// <inheritdoc/>
    public override string ToString() => "•••";
}
