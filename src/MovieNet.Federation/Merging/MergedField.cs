using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>One field of a movie: what every server says of it, and how far they agree.</summary>
public sealed class MergedField
{
    internal MergedField(MovieField field, IReadOnlyList<FieldVariant> variants, int speaking, int agreeing, Agreement agreement)
    {
        Field = field;
        Variants = variants;
        Speaking = speaking;
        Agreeing = agreeing;
        Agreement = agreement;
    }

    /// <summary>Which field.</summary>
    public MovieField Field { get; }

    /// <summary>How far the servers that say something agree. Gaps do not count.</summary>
    public Agreement Agreement { get; }

    /// <summary>
    /// Every distinct value: what most servers say first, notations of one value together, ties in the order of the server list; the
    /// gap last. Never empty.
    /// </summary>
    public IReadOnlyList<FieldVariant> Variants { get; }

    /// <summary>What is shown for the movie: the majority's value, else the first variant's; null where nobody says anything.</summary>
    public FieldValue? Shown => Variants[0].Value;

    /// <summary>
    /// The value that more servers hold than any other, notations counted together; null where two values tie or nobody says anything.
    /// </summary>
    public FieldVariant? Majority => Variants[0].IsMajority ? Variants[0] : null;

    /// <summary>How many servers say something.</summary>
    public int Speaking { get; }

    /// <summary>How many servers hold the majority's value, in whatever notation: the 2 of “2 of 3 agree”. 0 without a majority.</summary>
    public int Agreeing { get; }

    /// <summary>The servers that have the movie and say nothing of this field; empty where all do or nobody does.</summary>
    public IReadOnlyList<string> Gaps => Speaking > 0 && Variants[^1].Value is null ? Variants[^1].Servers : [];

    /// <summary>
    /// The agreement in words: <c>2 of 3 agree</c>, <c>no majority</c>, <c>same, other order</c>, <c>all agree</c>, <c>nothing
    /// said</c>.
    /// </summary>
    public string AgreementText => Agreement switch
    {
        Agreement.Differs => Majority is null ? "no majority" : FormattableString.Invariant($"{Agreeing} of {Speaking} agree"),
        Agreement.Notation => Variants.Aggregate(NotationDifference.None, (all, variant) => all | variant.Notation).ToWords(),
        _ => Speaking == 0 ? "nothing said" : "all agree",
    };

    /// <summary>What a server says: one variant, several where it has several records, none where it has no record.</summary>
    public IEnumerable<FieldVariant> On(string server) =>
        Variants.Where(variant => variant.Servers.Contains(server, StringComparer.Ordinal));

    /// <summary>
    /// The sign of a server's cell: the worst of what it says. Null where it has no record or says nothing, while others do.
    /// </summary>
    public Sign? SignOn(string server)
    {
        var signs = On(server)
            .Where(variant => variant.Value is not null || Speaking == 0)
            .Select(variant => (Sign?)SignOf(variant));
        return signs.Min();
    }

    private Sign SignOf(FieldVariant variant)
    {
        var said = variant.NotationOf ?? variant.Value;
        return Agreement == Agreement.Differs && !(Majority is { } majority && Equals(majority.Value, said)) ? Sign.Differs
            : variant.NotationOf is not null ? Sign.Notation
            : Sign.Agrees;
    }
}
