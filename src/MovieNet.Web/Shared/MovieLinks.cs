using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using MovieNet.Federation;

namespace MovieNet.Web.Shared;

/// <summary>The addresses of pages about one movie. They name the movie by what people know of it, so they can be shared and outlive any server's record ids.</summary>
public static class MovieLinks
{
    /// <summary>The page that compares what every server says of a movie.</summary>
    /// <param name="movie">The movie.</param>
    /// <param name="list">The list that one comes from, as in the address of the list; null for none.</param>
    public static string Movie(MergedMovie movie, string? list = null) => Of("movie", ReferenceTo(movie), list);

    /// <summary>The page that compares what every server says of a movie.</summary>
    /// <param name="reference">The movie.</param>
    /// <param name="list">The list that one comes from, as in the address of the list; null for none.</param>
    public static string Movie(MovieReference reference, string? list = null) => Of("movie", reference, list);

    /// <summary>The same page, from what the index knows: the title key finds the movie as its title does.</summary>
    public static string Movie(CatalogueRow row, string? list = null) => Of("movie", new(row.SortKey, row.Year, row.ImdbId), list);

    /// <summary>The form that edits a movie everywhere.</summary>
    public static string Edit(MergedMovie movie) => Of("edit", ReferenceTo(movie));

    /// <summary>What a movie is found by again.</summary>
    public static MovieReference ReferenceTo(MergedMovie movie) => new(movie.Title, movie.Year, movie.ImdbId);

    private static string Of(string page, MovieReference reference, string? list = null) => QueryHelpers.AddQueryString(page, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["title"] = reference.Title,
        ["year"] = reference.Year?.ToString(CultureInfo.InvariantCulture),
        ["imdb"] = reference.ImdbId,
        ["list"] = list,
    });
}
