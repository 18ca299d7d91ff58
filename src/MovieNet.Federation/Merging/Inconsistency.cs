using System.Collections.Immutable;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>How bad an inconsistency is, the worst highest.</summary>
public enum Severity
{
    /// <summary>The same, written otherwise.</summary>
    Notation,

    /// <summary>A field differs.</summary>
    Differs,

    /// <summary>A server answered and does not have the movie.</summary>
    Missing,

    /// <summary>A server has the movie more than once, so that it is open which record an edit is for.</summary>
    Duplicate,
}

/// <summary>What a <see cref="Severity"/> weighs.</summary>
internal static class SeverityWeight
{
    /// <summary>How bad a movie is: the worst inconsistency decides, then how many there are.</summary>
    public static int ToBadness(this Severity worst, int count) => (((int)worst + 1) * 1_000) + count;
}

/// <summary>One thing on which servers do not agree.</summary>
/// <param name="Severity">How bad it is.</param>
public abstract record Inconsistency(Severity Severity)
{
    /// <summary>A field of which servers say different things.</summary>
    public sealed record Differs(MovieField Field) : Inconsistency(Severity.Differs);

    /// <summary>A field that servers write in different ways.</summary>
    public sealed record NotationOnly(MovieField Field) : Inconsistency(Severity.Notation);

    /// <summary>Servers that answered and do not have the movie, in the order of the server list.</summary>
    public sealed record Missing(ImmutableArray<string> Servers) : Inconsistency(Severity.Missing);

    /// <summary>A server with several records of the movie, by their ids.</summary>
    public sealed record Duplicate(string Server, ImmutableArray<long> Ids) : Inconsistency(Severity.Duplicate);
}
