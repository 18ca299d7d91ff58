using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MovieNet.Federation;
using MovieNet.Web.Accounts;

namespace MovieNet.Web.Movies;

/// <summary>
/// The list of all movies. What is searched for, chosen and sorted by stands in the address, so a link shows the same list. Without
/// words the index gives the order, and the records are fetched for what is in view; a search, and the first moments of the
/// program, are merged from what the servers answer.
/// </summary>
public sealed partial class MoviesPage
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(150);

    /// <summary>While much changes at once, so often it is looked at.</summary>
    private static readonly TimeSpan ChangePause = TimeSpan.FromMilliseconds(100);

    private static readonly (MovieOrder Order, bool Descending, string Label)[] Orders =
    [
        (MovieOrder.Title, false, "Title A–Z"), (MovieOrder.Title, true, "Title Z–A"), (MovieOrder.Badness, true, "Worst disagreement first"),
        (MovieOrder.LastChange, true, "Last changed first"), (MovieOrder.Year, true, "Newest first"), (MovieOrder.Year, false, "Oldest first"),
        (MovieOrder.Rating, true, "Best rated first"), (MovieOrder.Rating, false, "Worst rated first"),
    ];

    private readonly ChosenMovies chosen = new();
    private MovieQuery query = new();
    private CatalogueSnapshot snapshot = null!;
    private CatalogueView? view;
    private int changed;
    private CancellationTokenSource? typing;
    private bool isIndexed;
    private bool isSearch;
    private bool isChoosing;
    private bool isExporting;
    private int isDue;

    /// <summary>What stands in the search field; the address follows when the person pauses.</summary>
    private string typed = "";

    /// <summary>The marks of addresses that typing has led to, until the browser is there: by then more may be typed.</summary>
    private readonly HashSet<string> sought = new(StringComparer.Ordinal);

    [Inject]
    public required Visitor Visitor { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private string SortValue => $"{query.Order} {query.Descending}";

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        snapshot = Index.Current;
        Look();
        typed = query.Words ?? "";
        if (RendererInfo.IsInteractive)
        {
            Index.Changed += OnCatalogueChanged;
            Navigation.LocationChanged += OnLocationChanged;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Index.Changed -= OnCatalogueChanged;
        Navigation.LocationChanged -= OnLocationChanged;
        typing?.Cancel();
        typing?.Dispose();
        base.Dispose(disposing);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(() =>
    {
        if (!Leaving.IsCancellationRequested && string.Equals(Navigation.ToBaseRelativePath(e.Location).Split('?', '#')[0], MovieQuery.Page, StringComparison.Ordinal))
        {
            var before = query.Words;
            Look();
            if (!(e.HistoryEntryState is { } mark && sought.Remove(mark)) && !string.Equals(before, query.Words, StringComparison.Ordinal))
            {
                // Not by typing here, but by a link or the way back.
                typed = query.Words ?? "";
            }

            StateHasChanged();
        }
    });

    /// <summary>Takes the address over, and shows the latest of what it asks for.</summary>
    private void Look()
    {
        var asked = MovieQuery.Parse(Navigation.Uri);
        if (!string.Equals(InTitleOrder(asked), InTitleOrder(query), StringComparison.Ordinal))
        {
            // What is chosen was chosen among other movies. Another order of the same ones is no reason.
            chosen.Clear();
        }

        query = asked;
        snapshot = Index.Current;
        isSearch = !string.IsNullOrWhiteSpace(query.Words);
        isIndexed = !isSearch && (snapshot.IsReady || !query.IsAll || query.Order != MovieOrder.Title || query.Descending);
        view = snapshot.IsReady ? snapshot.Select(query.Selection, query.Order, query.Descending) : null;
        changed = 0;
    }

    private static string InTitleOrder(MovieQuery query) => (query with { Order = MovieOrder.Title, Descending = false }).Address;

    private void ClearChosen() => chosen.Clear();

    private void ShowChanges()
    {
        Look();
        StateHasChanged();
    }

    private void OnCatalogueChanged(CatalogueNotice notice)
    {
        if (Interlocked.Exchange(ref isDue, 1) == 0)
        {
            _ = InvokeAsync(TakeChangesAsync);
        }
    }

    /// <summary>
    /// What is in view changes at once; what would move rows waits until it is asked for. Before anything was shown of the
    /// index nothing can move.
    /// </summary>
    private async Task TakeChangesAsync()
    {
        await Task.Delay(ChangePause, Time);
        isDue = 0;
        var next = Index.Current;
        var asked = query;
        if (Leaving.IsCancellationRequested || !next.IsReady)
        {
            return;
        }

        var fresh = await Task.Run(() => next.Select(asked.Selection, asked.Order, asked.Descending));
        if (Leaving.IsCancellationRequested || !ReferenceEquals(asked, query))
        {
            return;
        }

        if (view is null or { Rows.Count: 0 } || IsBeingRead(snapshot) || IsBeingRead(next) || !Known(snapshot).SetEquals(Known(next)))
        {
            // Where a server comes or goes, or nothing was shown, there is nothing yet that could keep its place.
            Look();
        }
        else
        {
            snapshot = next;
            changed = Difference(view, fresh);
            view = changed == 0 ? fresh : view;
        }

        StateHasChanged();
    }

    private static bool IsBeingRead(CatalogueSnapshot snapshot) => snapshot.Servers.Any(server => server.State == CatalogueServerState.Awaited);

    /// <summary>The servers of the list, and of which of them it is known what they hold: a small one is read before anybody has seen that it is being read.</summary>
    private static HashSet<(string, bool)> Known(CatalogueSnapshot snapshot) =>
        [.. snapshot.Servers.Select(server => (server.Server, server.State is CatalogueServerState.Current or CatalogueServerState.Stale))];

    /// <summary>How many movies came, went or moved; 0 where every row has its place.</summary>
    private static int Difference(CatalogueView shown, CatalogueView fresh)
    {
        if (shown.Rows.Select(row => row.Key).SequenceEqual(fresh.Rows.Select(row => row.Key)))
        {
            return 0;
        }

        var keys = shown.Rows.Select(row => row.Key).ToHashSet();
        keys.SymmetricExceptWith(fresh.Rows.Select(row => row.Key));
        return Math.Max(1, keys.Count);
    }

    private void Sort(ChangeEventArgs chosen)
    {
        var order = Orders.First(order => string.Equals($"{order.Order} {order.Descending}", chosen.Value as string, StringComparison.Ordinal));
        Navigation.NavigateTo((query with { Order = order.Order, Descending = order.Descending }).Address, replace: true);
    }

    private async Task TypeAsync(string text)
    {
        typed = text;
        typing?.Cancel();
        typing?.Dispose();
        var mine = typing = new CancellationTokenSource();
        try
        {
            await Task.Delay(TypingPause, Time, mine.Token);
            var mark = Guid.NewGuid().ToString();
            sought.Add(mark);
            Navigation.NavigateTo((query with { Words = text }).Address, new NavigationOptions { ReplaceHistoryEntry = true, HistoryEntryState = mark });
        }
        catch (OperationCanceledException)
        {
            // Typed on.
        }
    }
}
