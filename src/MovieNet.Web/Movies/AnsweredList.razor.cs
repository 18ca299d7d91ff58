using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MovieNet.Federation;
using MovieNet.Web.Shared;

namespace MovieNet.Web.Movies;

/// <summary>Shows movies as the servers answer them.</summary>
public sealed partial class AnsweredList
{
    private const int RowsAtOnce = 60;

    /// <summary>So many of what a search finds can be chosen at once; it finds the best first, and nobody means the rest.</summary>
    private const int MostChosen = 2_000;

    /// <summary>What arrives within this time is shown at once: three quick servers are one change of the page, not four.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(25);

    private MovieListing? listing;
    private readonly LateRows rows = new();
    private CancellationTokenSource? reading;
    private MovieQuery? asked;
    private string seen = "";
    private bool isLoading = true;
    private bool isChoosing;
    private bool isEnough;
    private int progressIsDue;
    private ElementReference moreButton;
    private ElementReference? watchedButton;

    /// <summary>What to show.</summary>
    [Parameter, EditorRequired]
    public required MovieQuery Query { get; set; }

    /// <summary>What the person has chosen.</summary>
    [Parameter, EditorRequired]
    public required ChosenMovies Chosen { get; set; }

    /// <summary>What is chosen has changed.</summary>
    [Parameter]
    public EventCallback OnChosen { get; set; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private string? Words => Query.Words;

    private bool ShowsRows => !RendererInfo.IsInteractive || rows.Shown.Count > 0 || (isLoading && Fleet.Servers.Any(server => server.State is LinkState.Answers or LinkState.Connecting));

    /// <summary>Whether some servers have not answered yet, and what the others said is shown. Who has chosen to wait for all does not see it (movienet.css).</summary>
    private bool IsPartial => isLoading && !isEnough && rows.Shown.Count > 0 && Awaited.Any();

    private IEnumerable<string> Awaited => (listing?.Servers ?? []).Where(server => server.IsAwaited).Select(server => server.Server);

    private string Summary =>
        !RendererInfo.IsInteractive || (isLoading && rows.Shown.Count == 0) ? (string.IsNullOrWhiteSpace(Words) ? "Asking every server…" : $"Searching for “{Words.Trim()}”…")
        : rows.Shown.Count == 0 ? ""
        : listing is { HasMore: true } ? $"{Numbers.Of(rows.Shown.Count, "movie")} so far"
        : Numbers.Of(rows.Shown.Count, "movie");

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (RendererInfo.IsInteractive && !string.Equals(asked?.Address, Query.Address, StringComparison.Ordinal))
        {
            asked = Query;
            rows.Clear();
            isEnough = false;
            await ReadAsync(RowsAtOnce, showProgress: true);
        }
    }

    /// <inheritdoc/>
    protected override async Task FleetChangedAsync()
    {
        StateHasChanged();
        if (!string.Equals(seen, FleetMark, StringComparison.Ordinal) && !isLoading)
        {
            // Old rows stay until the new ones are complete, so nothing flickers.
            await ReadAsync(Math.Max(rows.Shown.Count + rows.Held.Count, RowsAtOnce), showProgress: rows.Shown.Count == 0);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (moreButton.Context is not null && !Equals(moreButton.Id, watchedButton?.Id) && !isLoading && listing is { HasMore: true })
        {
            watchedButton = moreButton;
            await Script.InvokeVoidAsync("movienet.pressWhenSeen", moreButton);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        reading?.Cancel();
        reading?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The movie's number in the index; null while the index does not know it.</summary>
    private long? NumberOf(MergedMovie movie) =>
        movie.Records.Select(record => Index.Find(record.Server, record.Record.Id)).FirstOrDefault(row => row is not null)?.Key;

    private bool? AllChosen => Chosen.Count == 0 ? false : !isChoosing && rows.Movies.All(movie => NumberOf(movie) is { } number && Chosen.Contains(number)) ? true : null;

    private Task Choose(long number, MouseEventArgs click)
    {
        Chosen.Toggle(number, click.ShiftKey, rows.Movies.Select(NumberOf).OfType<long>());
        return OnChosen.InvokeAsync();
    }

    /// <summary>Chooses what is shown and, of a search with more than that, what would be shown if one went on.</summary>
    private async Task ChooseAllAsync(bool all)
    {
        Chosen.Clear();
        if (all && listing is not null)
        {
            var of = Query.Address;
            isChoosing = true;
            var found = listing.Rows;
            if (listing.HasMore)
            {
                var rest = new MovieListing(Fleet, Words, MovieFilter.All, passes: Query.Filter(Index));
                await Task.Run(() => rest.LoadAsync(MostChosen, () => { }, Leaving), Leaving);
                found = rest.Rows;
            }

            isChoosing = false;
            Chosen.Add(string.Equals(of, Query.Address, StringComparison.Ordinal) ? found.Select(NumberOf).OfType<long>() : []);
        }

        await OnChosen.InvokeAsync();
    }

    private async Task ReadAsync(int count, bool showProgress)
    {
        reading?.Cancel();
        reading?.Dispose();
        var mine = reading = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        var fresh = new MovieListing(Fleet, Words, MovieFilter.All, passes: Query.Filter(Index));
        seen = FleetMark;
        isLoading = true;
        if (showProgress)
        {
            listing = fresh;
        }

        try
        {
            await LoadAsync(fresh, count, showProgress, mine.Token);
            listing = fresh;
            isLoading = false;
            await ShowRowsAsync(fresh);
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            return;
        }

        if (!string.Equals(seen, FleetMark, StringComparison.Ordinal))
        {
            await FleetChangedAsync();
        }
    }

    private async Task LoadMoreAsync()
    {
        if (isLoading || listing is not { HasMore: true } current || reading is null)
        {
            return;
        }

        isLoading = true;
        try
        {
            await LoadAsync(current, RowsAtOnce, showProgress: true, reading.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        isLoading = false;
        watchedButton = null;
        await ShowRowsAsync(current);
    }

    /// <summary>Asks and merges away from the page's own thread, so that the page stays quick while it waits.</summary>
    private Task LoadAsync(MovieListing from, int count, bool showProgress, CancellationToken cancellationToken) => Task.Run(
        () => from.LoadAsync(count, () =>
        {
            if (showProgress && Interlocked.Exchange(ref progressIsDue, 1) == 0)
            {
                _ = InvokeAsync(() => ShowProgressAsync(from));
            }
        }, cancellationToken),
        cancellationToken);

    private async Task ShowProgressAsync(MovieListing from)
    {
        await Task.Delay(Together, Time);
        progressIsDue = 0;
        // What comes late belongs to a list that is not shown any more.
        if (ReferenceEquals(from, listing) && isLoading)
        {
            await ShowRowsAsync(from);
        }
    }

    private async Task ShowRowsAsync(MovieListing from)
    {
        // Where nothing is shown nothing can move, and nobody need be asked.
        var still = rows.Shown.Count == 0 ? 0 : await Script.InvokeAsync<int>("movienet.rowsAtHand", Leaving);
        if (ReferenceEquals(from, listing))
        {
            rows.Take(from.Rows, still, isAll: !isLoading);
            StateHasChanged();
        }
    }

    private void ShowHeld() => rows.Take(listing!.Rows, 0, isAll: !isLoading);

    private void ShowWhatIsThere() => isEnough = true;
}
