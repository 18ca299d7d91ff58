namespace MovieNet.Protocol;

/// <summary>
/// What a record says about a film: the members that people own, without the server's. Null and an empty list mean that
/// nothing is said. Equality is to the letter. See docs/protocol.md, The record, for bounds; <see cref="MovieRules"/> checks them.
/// </summary>
public sealed record Movie
{
    /// <summary>The title: not blank, at most 300 characters.</summary>
    public required string Title { get; init; }

    /// <summary>The year, 1870 to 2100.</summary>
    public int? Year { get; init; }

    /// <summary>At most 200 names of 1 to 300 characters, in order.</summary>
    public TextList Directors { get; init; } = TextList.Empty;

    /// <summary>At most 200 names of 1 to 300 characters, in order.</summary>
    public TextList Cast { get; init; } = TextList.Empty;

    /// <summary>At most 200 names of 1 to 300 characters, in order.</summary>
    public TextList Genres { get; init; } = TextList.Empty;

    /// <summary>Minutes, 1 to 100,000.</summary>
    public int? RuntimeMinutes { get; init; }

    /// <summary>0 to 10 with at most one decimal.</summary>
    public decimal? Rating { get; init; }

    /// <summary>At most 100 characters.</summary>
    public string? Language { get; init; }

    /// <summary>At most 100 characters.</summary>
    public string? Country { get; init; }

    /// <summary>At most 10,000 characters; may hold tabs and line feeds.</summary>
    public string? Synopsis { get; init; }

    /// <summary><c>tt</c> and 7 to 10 digits.</summary>
    public string? ImdbId { get; init; }

    /// <summary>An absolute http or https address of at most 2,000 characters.</summary>
    public string? PosterUrl { get; init; }

    /// <summary>The value of a member, or null where nothing is said.</summary>
    public FieldValue? this[MovieField field] => field switch
    {
        MovieField.Title => FieldValue.Of(Title),
        MovieField.Year => FieldValue.Of(Year),
        MovieField.Directors => FieldValue.Of(Directors),
        MovieField.Cast => FieldValue.Of(Cast),
        MovieField.Genres => FieldValue.Of(Genres),
        MovieField.RuntimeMinutes => FieldValue.Of(RuntimeMinutes),
        MovieField.Rating => FieldValue.Of(Rating),
        MovieField.Language => FieldValue.Of(Language),
        MovieField.Country => FieldValue.Of(Country),
        MovieField.Synopsis => FieldValue.Of(Synopsis),
        MovieField.ImdbId => FieldValue.Of(ImdbId),
        MovieField.PosterUrl => FieldValue.Of(PosterUrl),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "not a member of a movie"),
    };

    /// <summary>A movie of these values; what is not among them says nothing.</summary>
    /// <exception cref="InvalidCastException">A value is not of its member's kind.</exception>
    public static Movie Of(IReadOnlyDictionary<MovieField, FieldValue?> values) => new()
    {
        Title = TextOf(values.GetValueOrDefault(MovieField.Title)) ?? "",
        Year = IntegerOf(values.GetValueOrDefault(MovieField.Year)),
        Directors = ListOf(values.GetValueOrDefault(MovieField.Directors)),
        Cast = ListOf(values.GetValueOrDefault(MovieField.Cast)),
        Genres = ListOf(values.GetValueOrDefault(MovieField.Genres)),
        RuntimeMinutes = IntegerOf(values.GetValueOrDefault(MovieField.RuntimeMinutes)),
        Rating = NumberOf(values.GetValueOrDefault(MovieField.Rating)),
        Language = TextOf(values.GetValueOrDefault(MovieField.Language)),
        Country = TextOf(values.GetValueOrDefault(MovieField.Country)),
        Synopsis = TextOf(values.GetValueOrDefault(MovieField.Synopsis)),
        ImdbId = TextOf(values.GetValueOrDefault(MovieField.ImdbId)),
        PosterUrl = TextOf(values.GetValueOrDefault(MovieField.PosterUrl)),
    };

    /// <summary>The same movie with one member replaced; null clears it (a cleared title is empty, which the rules refuse).</summary>
    /// <exception cref="InvalidCastException">The value is not of the member's kind.</exception>
    public Movie With(MovieField field, FieldValue? value) => field switch
    {
        MovieField.Title => this with { Title = TextOf(value) ?? "" },
        MovieField.Year => this with { Year = IntegerOf(value) },
        MovieField.Directors => this with { Directors = ListOf(value) },
        MovieField.Cast => this with { Cast = ListOf(value) },
        MovieField.Genres => this with { Genres = ListOf(value) },
        MovieField.RuntimeMinutes => this with { RuntimeMinutes = IntegerOf(value) },
        MovieField.Rating => this with { Rating = NumberOf(value) },
        MovieField.Language => this with { Language = TextOf(value) },
        MovieField.Country => this with { Country = TextOf(value) },
        MovieField.Synopsis => this with { Synopsis = TextOf(value) },
        MovieField.ImdbId => this with { ImdbId = TextOf(value) },
        MovieField.PosterUrl => this with { PosterUrl = TextOf(value) },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "not a member of a movie"),
    };

    private static string? TextOf(FieldValue? value) => ((FieldValue.Text?)value)?.Value;

    private static decimal? NumberOf(FieldValue? value) => ((FieldValue.Number?)value)?.Value;

    private static int? IntegerOf(FieldValue? value) => value is null ? null : (int)((FieldValue.Number)value).Value;

    private static TextList ListOf(FieldValue? value) => ((FieldValue.List?)value)?.Items ?? TextList.Empty;
}
