using MovieNet.Federation;

namespace MovieNet.Web.Compare;

/// <summary>
/// The history of the movie that a page shows. It is read again when one of the movie's records is another one, and when a server comes
/// or goes. Records that were deleted while the page was open, or a short while before, belong to it too.
/// </summary>
/// <param name="fleet">Whom to ask.</param>
public sealed class HistoryReading(Fleet fleet)
{
    private const int AtOnce = 15;

    private readonly HashSet<RecordPlace> records = [];
    private int count = AtOnce;
    private string mark = "";

    /// <summary>What is known of it; null until it was read.</summary>
    public MovieHistory? History { get; private set; }

    /// <summary>Reads it where there may be something new.</summary>
    /// <param name="reference">Which movie.</param>
    /// <param name="movie">What the servers have of it.</param>
    /// <param name="latest">What was changed lately.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    public async Task ReadAsync(MovieReference reference, MergedMovie? movie, IEnumerable<RecentChange> latest, CancellationToken cancellationToken)
    {
        records.UnionWith(movie?.Records.Select(record => new RecordPlace(record.Server, record.Record.Id)) ?? []);
        records.UnionWith(latest
            .Where(one => one.Change is { Before: { } gone, After: null } && reference.Fits(gone.Movie))
            .Select(one => new RecordPlace(one.Server, one.Change.MovieId)));
        var now = string.Join('|', fleet.Servers.Select(server => $"{server.Name}:{server.State}"))
            + string.Join('|', movie?.Records.Select(record => $"{record.Server}:{record.Record.Id}:{record.Record.Version}") ?? [])
            + string.Join('|', records);
        if (!string.Equals(mark, now, StringComparison.Ordinal))
        {
            mark = now;
            await ReadAsync(cancellationToken);
        }
    }

    /// <summary>Reads further back.</summary>
    public Task ReadEarlierAsync(CancellationToken cancellationToken)
    {
        count += AtOnce;
        return ReadAsync(cancellationToken);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var (wanted, at) = (count, mark);
        var read = await MovieHistory.ReadAsync(fleet, [.. records], wanted, cancellationToken);
        // What was asked for later is the newer one, whichever comes first.
        if (wanted == count && string.Equals(at, mark, StringComparison.Ordinal))
        {
            History = read;
        }
    }
}
