using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Which movie is meant: its address in links, and what is typed on the command line.</summary>
/// <param name="Title">Its title on any server.</param>
/// <param name="Year">Its year on any server, where known.</param>
/// <param name="ImdbId">Its IMDb id, where known.</param>
public sealed record MovieReference(string Title, int? Year = null, string? ImdbId = null)
{
    /// <summary>Whether a movie can be the one that is meant: by id where both have one, else by title, and by year where one is given.</summary>
    public bool Fits(MergedMovie movie) => Fits([.. movie.Records.Select(record => record.Record.Movie)]);

    /// <inheritdoc cref="Fits(MergedMovie)"/>
    /// <param name="records">What records of one movie say.</param>
    public bool Fits(params IReadOnlyList<Movie> records)
    {
        if (Protocol.ImdbId.NumberOf(ImdbId) is { } wanted
            && records.Select(record => Protocol.ImdbId.NumberOf(record.ImdbId)).OfType<long>().ToList() is [_, ..] ids)
        {
            return ids.Contains(wanted);
        }

        var key = TitleKey.Of(Title);
        return records.Any(record =>
                string.Equals(TitleKey.Of(record.Title), key, StringComparison.Ordinal)
                || TitleKey.FurtherOf(record.Title).Contains(key, StringComparer.Ordinal)
                || TitleKey.FurtherOf(Title).Contains(TitleKey.Of(record.Title), StringComparer.Ordinal))
            && (Year is null || records.Any(record => record.Year == Year)
                || records.All(record => record.Year is null));
    }
}

/// <summary>What the servers answered so far to <see cref="MovieFinder"/>.</summary>
/// <param name="Movies">The movies that may be meant, the best first.</param>
/// <param name="Servers">What is known of every server where it has no record of the movie: it answered, it did not, or it is being asked.</param>
/// <param name="IsComplete">Whether every server has answered or failed to.</param>
public sealed record FoundMovies(IReadOnlyList<MergedMovie> Movies, IReadOnlyList<ServerState> Servers, bool IsComplete)
{
    /// <summary>The servers that did not answer, and why, in words.</summary>
    public IReadOnlyDictionary<string, string> Silent => Servers
        .Where(server => server.Presence == Presence.Unknown)
        .ToDictionary(server => server.Server, server => server.Reason ?? "", StringComparer.Ordinal);
}

/// <summary>Finds one movie on all servers, under whatever title each has it.</summary>
/// <param name="fleet">Whom to ask.</param>
public sealed class MovieFinder(Fleet fleet)
{
    /// <summary>Asks every server.</summary>
    /// <param name="reference">Which movie.</param>
    /// <param name="progressed">Told what is known after each server's answer; null when only the end matters.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    public async Task<FoundMovies> FindAsync(MovieReference reference, Action<FoundMovies>? progressed = null, CancellationToken cancellationToken = default)
    {
        var gathering = new Gathering(fleet);
        var questions = new[] { Question.OfImdbId(reference.ImdbId), Question.OfTitle(reference.Title) }.OfType<Question>().ToList();
        FoundMovies Found(bool isComplete) => new(
            [.. gathering.Merge().Where(reference.Fits).OrderByDescending(movie => movie.Records.Any(record => record.Record.Movie.Year == reference.Year))],
            gathering.States(questions),
            isComplete);

        await gathering.AskAsync(questions, () => progressed?.Invoke(Found(isComplete: false)), cancellationToken);
        await gathering.CompleteAsync(cancellationToken);
        return Found(isComplete: true);
    }
}
