using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>What happened to one movie on all servers, the latest first. Each server's clock is taken for right.</summary>
public sealed class MovieHistory
{
    private const int MostAtOnce = 1_000;

    private readonly IReadOnlyList<ServerChange> changes;

    /// <summary>The history that these changes make.</summary>
    /// <param name="changes">The latest first.</param>
    /// <param name="hasEarlier">See <see cref="HasEarlier"/>.</param>
    /// <param name="silent">See <see cref="Silent"/>.</param>
    public MovieHistory(IReadOnlyList<ServerChange> changes, bool hasEarlier, IReadOnlyDictionary<string, string> silent)
    {
        (this.changes, HasEarlier, Silent) = (changes, hasEarlier, silent);
        Events = JointChange.Of(changes);
    }

    /// <summary>Nothing is known.</summary>
    public static MovieHistory Empty { get; } = new([], hasEarlier: false, new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>What happened; one entry where the same was written on several servers.</summary>
    public IReadOnlyList<JointChange> Events { get; }

    /// <summary>Whether there is more before these.</summary>
    public bool HasEarlier { get; }

    /// <summary>The servers that did not answer, and why: their part is not known.</summary>
    public IReadOnlyDictionary<string, string> Silent { get; }

    /// <summary>Reads it.</summary>
    /// <param name="fleet">Whom to ask.</param>
    /// <param name="records">The movie's records, those that were deleted too.</param>
    /// <param name="count">How many changes, the latest.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    public static async Task<MovieHistory> ReadAsync(
        Fleet fleet, IReadOnlyCollection<RecordPlace> records, int count, CancellationToken cancellationToken = default)
    {
        // One more than wanted tells whether there is more.
        var query = new ChangeQuery { Descending = true, Limit = Math.Min(count + 1, MostAtOnce) };
        var log = new ChangeHistory(fleet, query, records: records);
        var read = new List<ServerChange>();
        await foreach (var change in log.ReadAsync(cancellationToken))
        {
            read.Add(change);
            if (read.Count > count)
            {
                break;
            }
        }

        return new(read[..Math.Min(read.Count, count)], read.Count > count, log.Silent);
    }

    /// <summary>
    /// The change by which a record came to say what it says of a field; null where that is not among these, because it is further back.
    /// </summary>
    public MovieChange? LastOf(RecordPlace record, MovieField field) => changes
        .FirstOrDefault(one => new RecordPlace(one.Server, one.Change.MovieId) == record && !Equals(one.Change.Before?.Movie[field], one.Change.After?.Movie[field]))
        ?.Change;
}
