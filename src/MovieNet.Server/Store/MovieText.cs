using MovieNet.Protocol;

namespace MovieNet.Server.Store;

/// <summary>A movie's text as the full-text index takes it.</summary>
/// <param name="Title">The words of the title.</param>
/// <param name="People">The words of directors and cast.</param>
/// <param name="Synopsis">The words of the synopsis.</param>
internal sealed record MovieText(string Title, string People, string Synopsis)
{
    public static MovieText Of(Movie movie) => new(SearchText.Of(movie.Title), SearchText.OfPeople(movie), SearchText.Of(movie.Synopsis));
}
