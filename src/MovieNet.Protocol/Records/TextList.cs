using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace MovieNet.Protocol;

/// <summary>An ordered list of texts that is compared by content, so that two records with equal lists are equal.</summary>
[CollectionBuilder(typeof(TextList), nameof(Create))]
public sealed class TextList : IReadOnlyList<string>, IEquatable<TextList>
{
    private readonly ImmutableArray<string> items;

    private TextList(ImmutableArray<string> items) => this.items = items;

    /// <summary>The list without items; on the wire the same as a left-out member.</summary>
    public static TextList Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => items.Length;

    /// <inheritdoc/>
    public string this[int index] => items[index];

    /// <summary>A list of these items, in this order.</summary>
    public static TextList Create(ReadOnlySpan<string> items) => items.IsEmpty ? Empty : new([.. items]);

    /// <summary>A list of these items, in this order.</summary>
    public static TextList From(IEnumerable<string> items) => Create([.. items]);

    /// <inheritdoc/>
    public bool Equals(TextList? other) => other is not null && items.AsSpan().SequenceEqual(other.items.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TextList);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in items)
        {
            hash.Add(item, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <summary>The items, joined by a comma and a space.</summary>
    public override string ToString() => string.Join(", ", items);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
