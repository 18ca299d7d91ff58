using System.Numerics;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Some fields of a movie.</summary>
/// <param name="Bits">One bit for each, the first of <see cref="MovieField"/> lowest.</param>
public readonly record struct FieldSet(ushort Bits)
{
    /// <summary>A set of these fields.</summary>
    public static FieldSet Of(params IEnumerable<MovieField> fields) => fields.Aggregate(default(FieldSet), (all, field) => all.With(field));

    /// <summary>How many fields.</summary>
    public int Count => BitOperations.PopCount(Bits);

    /// <summary>The fields, in their order.</summary>
    public IEnumerable<MovieField> Fields
    {
        get
        {
            var set = this;
            return FieldInfo.All.Select(info => info.Field).Where(set.Contains);
        }
    }

    /// <summary>Whether a field is among them.</summary>
    public bool Contains(MovieField field) => (Bits & (1 << (int)field)) != 0;

    /// <summary>Whether one of the other's fields is among them.</summary>
    public bool Overlaps(FieldSet other) => (Bits & other.Bits) != 0;

    /// <summary>These and one more.</summary>
    public FieldSet With(MovieField field) => new((ushort)(Bits | (1 << (int)field)));
}
