using MovieNet.Cli.Output;
using MovieNet.Federation;

namespace MovieNet.Cli.Commands;

/// <summary>Picks the one movie that a write is for.</summary>
internal static class OneMovie
{
    /// <exception cref="CommandException">There is none, or more than one.</exception>
    public static MergedMovie Of(MovieReference reference, FoundMovies found) => found.Movies switch
    {
        [] => throw new CommandException(found.Silent.Count > 0 ? ExitCode.NoAnswer : ExitCode.NotFound, NotFound(reference, found)),
        [var one] => one,
        var several => throw new CommandException(ExitCode.Usage, Ambiguous(several)),
    };

    public static string Ambiguous(IEnumerable<MergedMovie> movies) =>
        $"several movies are meant, so say which one by YEAR or --imdb: {string.Join("; ", movies.Select(movie => $"{MovieName.Of(movie)} on {string.Join(", ", MovieName.Holders(movie))}"))}.";

    public static string NotFound(MovieReference reference, FoundMovies found)
    {
        var name = reference.Year is { } year ? $"“{reference.Title}” ({year})" : $"“{reference.Title}”";
        return found.Silent.Count == 0
            ? $"no server has {name}."
            : $"no server that answered has {name}; not known: {string.Join("; ", found.Silent.Select(server => $"{server.Key} ({server.Value})"))}.";
    }
}
