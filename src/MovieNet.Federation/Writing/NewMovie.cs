using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// A movie that a person wants to add, matched against what the servers hold exactly as if it were a record already: so
/// what the list would show as one movie is never added a second time.
/// </summary>
public sealed class NewMovie
{
    // The new record stands in a group of its own server, whose name no server can have.
    private const string Nowhere = "";

    private readonly MergedMovie withNew;

    private NewMovie(Movie movie, MergedMovie withNew, MergedMovie? existing) => (Movie, this.withNew, Existing) = (movie, withNew, existing);

    /// <summary>What is to be added.</summary>
    public Movie Movie { get; }

    /// <summary>What servers have of it already; null where none that answered has it.</summary>
    public MergedMovie? Existing { get; }

    /// <summary>Movies that it could be; the year or the IMDb id would tell.</summary>
    public IReadOnlyList<CouldBe> CouldBe => withNew.CouldBe;

    /// <summary>Every server, and whether it has the movie.</summary>
    public IEnumerable<MergedServer> Servers => withNew.Servers.Where(server => server.Server != Nowhere);

    /// <summary>Matches a movie with what was found.</summary>
    /// <param name="movie">The movie; its title is not blank.</param>
    /// <param name="found">What the servers hold under its title and its IMDb id, of whatever year.</param>
    public static NewMovie Compare(Movie movie, FoundMovies found)
    {
        var record = new ServerRecord(Nowhere, new(0, 0, default, "", movie));
        var groups = Matcher.Match([record, .. found.Movies.SelectMany(other => other.Records)]);
        var group = groups.First(one => one.Records.Contains(record));
        var existing = found.Movies.FirstOrDefault(other => other.Records.Any(group.Records.Contains));
        return new(movie, Merger.Merge(group, found.Servers), existing);
    }

    /// <summary>The fields of which a server that has the movie says something else than the new record does; notation is not looked at.</summary>
    public IEnumerable<MovieField> DifferingOn(string server) => withNew.Fields
        .Where(field => field.Agreement == Agreement.Differs && Movie[field.Field] is not null)
        .Where(field => field.On(server).Any(theirs => theirs.Value is not null && field.On(Nowhere).All(ours => !IsSame(ours, theirs))))
        .Select(field => field.Field);

    /// <summary>Plans it: an add on every server that answered not to have it.</summary>
    /// <param name="planner">Knows the fleet.</param>
    /// <param name="targets">Which servers; null for all.</param>
    public WritePlan Plan(Planner planner, Func<string, bool>? targets = null) =>
        new([.. planner.Add(Movie, withNew, targets).Servers.Where(server => server.Server != Nowhere)]);

    private static bool IsSame(FieldVariant one, FieldVariant other) => Equals(one.NotationOf ?? one.Value, other.NotationOf ?? other.Value);
}
