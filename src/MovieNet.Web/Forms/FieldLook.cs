using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Web.Forms;

/// <summary>How each field looks in the form.</summary>
internal static class FieldLook
{
    /// <summary>The fields in the order of the form: what tells movies apart first, then people, then the rest.</summary>
    public static IReadOnlyList<MovieField> Order { get; } =
    [
        MovieField.Title, MovieField.Year, MovieField.Directors, MovieField.Genres, MovieField.Cast, MovieField.RuntimeMinutes,
        MovieField.Rating, MovieField.ImdbId, MovieField.Language, MovieField.Country, MovieField.Synopsis, MovieField.PosterUrl,
    ];

    /// <summary>The id of its input, for labels and for moving the focus there.</summary>
    public static string Id(MovieField field) => $"field-{FieldInfo.Of(field).Name}";

    /// <summary>Its label, with the unit.</summary>
    public static string Label(MovieField field) => field switch
    {
        MovieField.RuntimeMinutes => "Runtime, minutes",
        MovieField.Rating => "Rating, 0 to 10",
        MovieField.PosterUrl => "Poster address",
        _ => FieldText.Label(field),
    };

    /// <summary>Its share of the form's six columns.</summary>
    public static string Width(MovieField field) => field switch
    {
        MovieField.Title => "f4",
        MovieField.Year or MovieField.RuntimeMinutes or MovieField.Rating or MovieField.ImdbId => "f2",
        MovieField.Cast or MovieField.Synopsis or MovieField.PosterUrl => "f6",
        _ => "f3",
    };

    /// <summary>Its typeface.</summary>
    public static string Class(MovieField field) => field switch
    {
        MovieField.Year or MovieField.RuntimeMinutes or MovieField.Rating => "num",
        MovieField.ImdbId => "mono",
        _ => "",
    };

    /// <summary>Which keyboard a phone shows.</summary>
    public static string? Keyboard(FieldInfo info) => info switch
    {
        { Field: MovieField.PosterUrl } => "url",
        { Kind: FieldKind.Integer } => "numeric",
        { Kind: FieldKind.Decimal } => "decimal",
        _ => null,
    };

    /// <summary>What an empty input shows of the form expected.</summary>
    public static string? Placeholder(MovieField field) => field switch
    {
        MovieField.ImdbId => "tt0047478",
        MovieField.PosterUrl => "https://",
        _ => null,
    };
}
