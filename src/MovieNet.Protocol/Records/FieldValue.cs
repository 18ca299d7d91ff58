using System.Globalization;

namespace MovieNet.Protocol;

/// <summary>
/// The value of one member of a movie: a text, a number or a list of texts. Absence is <see langword="null"/>, never an
/// empty value. Two values are equal when they are the same to the letter; what is only notation is judged elsewhere.
/// </summary>
public abstract record FieldValue
{
    private FieldValue()
    {
    }

    /// <summary>The text value, or null where the text is null or empty.</summary>
    public static FieldValue? Of(string? text) => string.IsNullOrEmpty(text) ? null : new Text(text);

    /// <summary>The number value, or null where there is none.</summary>
    public static FieldValue? Of(decimal? number) => number is { } value ? new Number(value) : null;

    /// <summary>The list value, or null where the list is empty.</summary>
    public static FieldValue? Of(TextList items) => items.Count == 0 ? null : new List(items);

    /// <summary>A text.</summary>
    public sealed record Text(string Value) : FieldValue
    {
        /// <inheritdoc/>
        public override string ToString() => Value;
    }

    /// <summary>A number.</summary>
    public sealed record Number(decimal Value) : FieldValue
    {
        /// <summary>The number in the shortest form, with a point, in any culture: <c>8.6</c>, <c>117</c>.</summary>
        public override string ToString() => Value.ToString("0.############################", CultureInfo.InvariantCulture);
    }

    /// <summary>A list of texts, in order.</summary>
    public sealed record List(TextList Items) : FieldValue
    {
        /// <inheritdoc/>
        public override string ToString() => Items.ToString();
    }
}
