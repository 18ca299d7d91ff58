using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>The names that people and files give to the members of a movie. Case, spaces and signs do not count.</summary>
public static class FieldNames
{
    /// <summary>Names in other catalogues, the usual ones first; the member's own name goes before all.</summary>
    private static readonly Dictionary<MovieField, string[]> Others = new()
    {
        [MovieField.Title] = ["name", "film", "movie", "movietitle", "filmtitle", "primarytitle", "originaltitle"],
        [MovieField.Year] = ["releaseyear", "startyear", "releasedate", "released"],
        [MovieField.Directors] = ["director", "directedby", "dir"],
        [MovieField.Cast] = ["actors", "actor", "stars", "starring"],
        [MovieField.Genres] = ["genre"],
        [MovieField.RuntimeMinutes] = ["runtime", "runtimemins", "runtimemin", "length", "duration", "minutes", "mins", "len"],
        [MovieField.Rating] = ["imdbrating", "averagerating", "voteaverage"],
        [MovieField.Language] = ["languages", "originallanguage"],
        [MovieField.Country] = ["countries", "productioncountry"],
        [MovieField.Synopsis] = ["extract", "plot", "overview", "description", "summary", "storyline"],
        [MovieField.ImdbId] = ["imdb", "tconst", "filmid", "imdbtitleid", "const"],
        [MovieField.PosterUrl] = ["poster", "thumbnail", "posterlink", "image"],
    };

    /// <summary>The member that a name stands for, or null.</summary>
    public static MovieField? Find(string name)
    {
        var plain = Plain(name);
        return FieldInfo.All.FirstOrDefault(info => Of(info.Field).Contains(plain, StringComparer.Ordinal))?.Field;
    }

    /// <summary>
    /// The column that most likely holds a member, or null. The name decides; among several names that fit, the first records
    /// do. Only IMDb ids are known by themselves, where the name of their column says nothing.
    /// </summary>
    internal static string? Guess(MovieField field, IReadOnlyList<FileColumn> columns)
    {
        var named = Of(field).SelectMany(name => columns.Where(column => string.Equals(Plain(column.Name), name, StringComparison.Ordinal))).ToList();
        var guess = named.Find(column => column.MostlyHolds(field)) ?? named.FirstOrDefault();
        return (guess ?? (field == MovieField.ImdbId ? columns.FirstOrDefault(column => Find(column.Name) is null && column.HoldsOnly(field)) : null))?.Name;
    }

    private static IEnumerable<string> Of(MovieField field) => Others[field].Prepend(Plain(FieldInfo.Of(field).Name));

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
