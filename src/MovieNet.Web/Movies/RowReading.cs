using MovieNet.Federation;

namespace MovieNet.Web.Movies;

/// <summary>Rows that are being fetched.</summary>
/// <param name="snapshot">What the index knew of the servers.</param>
/// <param name="wanted">The rows.</param>
/// <param name="states">Who could be asked when it began.</param>
/// <param name="isNews">Whether they are fetched because something changed, and not because they came into view.</param>
/// <param name="leaving">Cancelled when the person leaves the list.</param>
internal sealed class RowReading(CatalogueSnapshot snapshot, List<CatalogueRow> wanted, string states, bool isNews, CancellationToken leaving) : IDisposable
{
    private readonly CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(leaving);
    private IReadOnlyDictionary<long, MergedMovie>? arrived;

    public CatalogueSnapshot Snapshot => snapshot;

    public List<CatalogueRow> Wanted => wanted;

    public string States => states;

    public bool IsNews => isNews;

    /// <summary>Cancelled when nobody wants them any more.</summary>
    public CancellationToken Ending => ending.Token;

    /// <summary>Whether it began when these could be asked.</summary>
    public bool IsOf(string now) => string.Equals(states, now, StringComparison.Ordinal);

    public void CallOff() => ending.Cancel();

    /// <summary>Notes what is known so far. Tells whether that begins to wait to be shown.</summary>
    public bool Arrive(IReadOnlyDictionary<long, MergedMovie> some) => Interlocked.Exchange(ref arrived, some) is null && !ending.IsCancellationRequested;

    /// <summary>What waits to be shown; null where it was shown, or is not wanted any more.</summary>
    public IReadOnlyDictionary<long, MergedMovie>? TakeArrived() => Interlocked.Exchange(ref arrived, null) is { } latest && !ending.IsCancellationRequested ? latest : null;

    public void Dispose() => ending.Dispose();
}
