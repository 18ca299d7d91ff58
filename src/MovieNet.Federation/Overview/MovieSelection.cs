namespace MovieNet.Federation;

/// <summary>Which movies; without anything all. Of one kind of condition one must hold (of servers all), of all kinds every one.</summary>
public sealed record MovieSelection
{
    /// <summary>The first years of decades; null for movies without a year.</summary>
    public IReadOnlyCollection<int?> Decades { get; init; } = [];

    /// <summary>Genres, in any notation.</summary>
    public IReadOnlyCollection<string> Genres { get; init; } = [];

    /// <summary>Servers that all have it.</summary>
    public IReadOnlyCollection<string> On { get; init; } = [];

    /// <summary>Servers that are all known not to have it.</summary>
    public IReadOnlyCollection<string> NotOn { get; init; } = [];

    /// <summary>Kinds, one of which it is.</summary>
    public MovieKinds Kinds { get; init; }

    /// <summary>Fields, of one of which its records say different things; where two servers are chosen, their records.</summary>
    public FieldSet Differing { get; init; }

    /// <summary>Two servers that both have it and say different things of it.</summary>
    public (string One, string Other)? DifferingBetween { get; init; }

    /// <summary>Numbers of movies, such as those that a search found; see <see cref="CatalogueRow.Key"/>.</summary>
    public IReadOnlySet<long>? Keys { get; init; }
}
