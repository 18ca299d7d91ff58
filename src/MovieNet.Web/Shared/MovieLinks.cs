using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using MovieNet.Federation;

namespace MovieNet.Web.Shared;

/// <summary>The addresses of pages about one movie. They name the movie by what people know of it, so they can be shared and outlive any server's record ids.</summary>
public static class MovieLinks
{
    /// <summary>The page that compares what every server says of a movie.</summary>
    public static string Movie(MergedMovie movie) => Movie(ReferenceTo(movie));

    /// <inheritdoc cref="Movie(MergedMovie)"/>
    public static string Movie(MovieReference reference) => Of("movie", reference);

    /// <summary>The form that edits a movie everywhere.</summary>
    public static string Edit(MergedMovie movie) => Of("edit", ReferenceTo(movie));

    /// <summary>What a movie is found by again.</summary>
    public static MovieReference ReferenceTo(MergedMovie movie) => new(movie.Title, movie.Year, movie.ImdbId);

    private static string Of(string page, MovieReference reference) => QueryHelpers.AddQueryString(page, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["title"] = reference.Title,
        ["year"] = reference.Year?.ToString(CultureInfo.InvariantCulture),
        ["imdb"] = reference.ImdbId,
    });
}
