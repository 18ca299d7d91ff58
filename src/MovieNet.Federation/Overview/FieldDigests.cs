using System.Runtime.CompilerServices;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// A field's value as 64 bits: who keeps these of two records knows whether they agree, write it otherwise or differ, without the
/// records. The halves are made from the value and from its plain form, by hashes that differ from process to process.
/// </summary>
/// <remarks>
/// Two values are taken for the same to the letter where all 64 bits are equal, and for the same in another notation where the upper 32
/// are: by chance once in 10^19 and in 4 × 10^9 pairs of differing values.
/// </remarks>
/// <param name="Bits">Both halves; 0 where nothing is said.</param>
internal readonly record struct FieldDigest(ulong Bits)
{
    public bool SaysNothing => Bits == 0;

    /// <summary>Equal where values differ in notation only.</summary>
    public uint Plain => (uint)(Bits >> 32);

    public static FieldDigest Of(MovieField field, FieldValue? value) => value is null
        ? default
        : new(ulong.Max(1, ((ulong)(uint)Notation.PlainForm(field, value).GetHashCode() << 32) | (uint)value.GetHashCode()));

    /// <summary>Whether both say something, and not the same.</summary>
    public bool DiffersFrom(FieldDigest other) => !SaysNothing && !other.SaysNothing && Plain != other.Plain;
}

/// <summary>The digests of all fields of a record, in the order of <see cref="MovieField"/>.</summary>
[InlineArray(Count)]
internal struct FieldDigests
{
    public const int Count = 12;

    private FieldDigest first;

    public FieldDigests(Movie movie)
    {
        foreach (var info in FieldInfo.All)
        {
            this[(int)info.Field] = FieldDigest.Of(info.Field, movie[info.Field]);
        }
    }
}
