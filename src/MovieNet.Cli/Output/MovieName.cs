using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Cli.Output;

/// <summary>A movie in a sentence: <c>Alien (1979)</c>.</summary>
internal static class MovieName
{
    public static string Of(MergedMovie movie) => movie.Year is { } year ? FormattableString.Invariant($"{movie.Title} ({year})") : movie.Title;

    public static string Of(Movie movie) => movie.Year is { } year ? FormattableString.Invariant($"{movie.Title} ({year})") : movie.Title;

    public static IEnumerable<string> Holders(MergedMovie movie) =>
        movie.Servers.Where(server => server.Presence == Presence.Has).Select(server => server.Server);
}
