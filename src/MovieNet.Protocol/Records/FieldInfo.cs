using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MovieNet.Protocol;

/// <summary>What kind of value a field holds.</summary>
public enum FieldKind
{
    /// <summary><see cref="FieldValue.Text"/>.</summary>
    Text,

    /// <summary><see cref="FieldValue.Number"/> without a fraction.</summary>
    Integer,

    /// <summary><see cref="FieldValue.Number"/> with at most one decimal.</summary>
    Decimal,

    /// <summary><see cref="FieldValue.List"/>.</summary>
    List,
}

/// <summary>The one table of a movie's members: name on the wire, kind and bounds (docs/protocol.md, The record).</summary>
/// <param name="Field">The member.</param>
/// <param name="Name">Its name on the wire and in files.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Minimum">The least number; for texts and items the least length in Unicode scalar values.</param>
/// <param name="Maximum">The greatest number; for texts and items the greatest length in Unicode scalar values.</param>
public sealed record FieldInfo(MovieField Field, string Name, FieldKind Kind, int Minimum, int Maximum)
{
    /// <summary>The greatest number of items in a list.</summary>
    public const int MaximumItems = 200;

    /// <summary>Every member, in the order of <see cref="MovieField"/>.</summary>
    public static ImmutableArray<FieldInfo> All { get; } =
    [
        new(MovieField.Title, "title", FieldKind.Text, 1, 300),
        new(MovieField.Year, "year", FieldKind.Integer, 1870, 2100),
        new(MovieField.Directors, "directors", FieldKind.List, 1, 300),
        new(MovieField.Cast, "cast", FieldKind.List, 1, 300),
        new(MovieField.Genres, "genres", FieldKind.List, 1, 300),
        new(MovieField.RuntimeMinutes, "runtimeMinutes", FieldKind.Integer, 1, 100_000),
        new(MovieField.Rating, "rating", FieldKind.Decimal, 0, 10),
        new(MovieField.Language, "language", FieldKind.Text, 1, 100),
        new(MovieField.Country, "country", FieldKind.Text, 1, 100),
        new(MovieField.Synopsis, "synopsis", FieldKind.Text, 1, 10_000),
        new(MovieField.ImdbId, "imdbId", FieldKind.Text, 9, 12),
        new(MovieField.PosterUrl, "posterUrl", FieldKind.Text, 1, 2_000),
    ];

    private static readonly FrozenDictionary<string, FieldInfo> ByName = All.ToFrozenDictionary(info => info.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, FieldInfo>.AlternateLookup<ReadOnlySpan<char>> ByText = ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The table's line for a member.</summary>
    public static FieldInfo Of(MovieField field) => All[(int)field];

    /// <summary>The member of this name on the wire, or null. Names are compared to the letter.</summary>
    public static FieldInfo? Find(string name) => ByName.GetValueOrDefault(name);

    /// <inheritdoc cref="Find(string)"/>
    public static FieldInfo? Find(ReadOnlySpan<char> name) => ByText.TryGetValue(name, out var info) ? info : null;
}
