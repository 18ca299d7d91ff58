using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>What <c>movies.get</c> is asked to find a movie on a server: an IMDb id or a title. Equal questions find the same records.</summary>
internal sealed record Question
{
    private Question(string key) => Key = key;

    private string Key { get; }

    public string? Title { get; private init; }

    public string? ImdbId { get; private init; }

    public static Question? OfImdbId(string? imdbId) =>
        Protocol.ImdbId.NumberOf(imdbId) is { } number ? new(FormattableString.Invariant($"tt{number}")) { ImdbId = imdbId } : null;

    public static Question OfTitle(string title) => new(string.Join('\n', [TitleKey.Of(title), .. TitleKey.FurtherOf(title)])) { Title = title };

    /// <summary>Every question whose answers may belong to these records.</summary>
    public static IEnumerable<Question> About(IEnumerable<ServerRecord> records) =>
        records.SelectMany(record => new[] { OfImdbId(record.Record.Movie.ImdbId), OfTitle(record.Record.Movie.Title) }).OfType<Question>().Distinct();

    public Task<IReadOnlyList<MovieRecord>> AskAsync(MovieClient client, CancellationToken cancellationToken) =>
        ImdbId is not null ? client.GetByImdbIdAsync(ImdbId, cancellationToken) : client.GetAsync(Title!, year: null, cancellationToken);

    public bool Equals(Question? other) => other is not null && string.Equals(Key, other.Key, StringComparison.Ordinal);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);
}
