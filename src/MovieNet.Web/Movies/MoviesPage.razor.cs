using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;
using MovieNet.Federation;

namespace MovieNet.Web.Movies;

/// <summary>The merged list. What is searched for, the filter and the letter stand in the address, so a link shows the same list.</summary>
public sealed partial class MoviesPage
{
    private const int RowsAtOnce = 60;

    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(150);

    /// <summary>What arrives within this time is shown at once: three quick servers are one change of the page, not four.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(60);

    private static readonly (MovieFilter Filter, string Label)[] Filters =
    [
        (MovieFilter.All, "All"), (MovieFilter.Differs, "Differs"), (MovieFilter.Missing, "Missing somewhere"), (MovieFilter.OnlyOne, "Only on one"),
    ];

    private static readonly (string Sign, string Name, string? From)[] Letters =
    [
        ("#", "The beginning", null), .. Enumerable.Range('A', 26).Select(letter => ($"{(char)letter}", $"{(char)letter}", (string?)$"{char.ToLowerInvariant((char)letter)}")),
        // The first letter behind the Latin ones, by the bytes that servers sort by.
        ("あ", "Other scripts", "\u0370"),
    ];

    private MovieListing? listing;
    private IReadOnlyList<MergedMovie> rows = [];
    private CancellationTokenSource? reading;
    private CancellationTokenSource? typing;
    private (string? Words, MovieFilter Filter, string? From)? asked;
    private string seen = "";
    private bool isLoading = true;
    private int progressIsDue;
    private ElementReference moreButton;
    private ElementReference? watchedButton;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "show")]
    public string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private MovieFilter Filter => Enum.TryParse<MovieFilter>(Show, ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : MovieFilter.All;

    private bool ShowsRows => !RendererInfo.IsInteractive || rows.Count > 0 || (isLoading && Fleet.Servers.Any(server => server.State is LinkState.Answers or LinkState.Connecting));

    private bool ShowsRail => string.IsNullOrWhiteSpace(Words) && ShowsRows;

    private string Summary =>
        !RendererInfo.IsInteractive || (isLoading && rows.Count == 0) ? (string.IsNullOrWhiteSpace(Words) ? "Asking every server…" : $"Searching for “{Words.Trim()}”…")
        : rows.Count == 0 ? ""
        : listing is { HasMore: true } ? FormattableString.Invariant($"{rows.Count:N0} movies so far")
        : rows.Count == 1 ? "1 movie" : FormattableString.Invariant($"{rows.Count:N0} movies");

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var wanted = (Words, Filter, From);
        if (RendererInfo.IsInteractive && asked != wanted)
        {
            asked = wanted;
            rows = [];
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
            await ReadAsync(Math.Max(rows.Count, RowsAtOnce), showProgress: rows.Count == 0);
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
        typing?.Cancel();
        typing?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>
    /// A row keeps its place in the page while more servers answer: its key is what it is, not who was first to have it. Of
    /// several movies of one title and year the second is the second.
    /// </summary>
    private static IEnumerable<(MergedMovie Movie, object Key)> Keyed(IEnumerable<MergedMovie> movies)
    {
        var counts = new Dictionary<(string, int?), int>();
        foreach (var movie in movies)
        {
            var nth = counts[(movie.SortKey, movie.Year)] = counts.GetValueOrDefault((movie.SortKey, movie.Year)) + 1;
            yield return (movie, (movie.SortKey, movie.Year, nth));
        }
    }

    private async Task ReadAsync(int count, bool showProgress)
    {
        reading?.Cancel();
        reading?.Dispose();
        var mine = reading = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        var fresh = new MovieListing(Fleet, Words, Filter, From);
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
            ShowRows(fresh);
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
        ShowRows(current);
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
            ShowRows(from);
        }
    }

    private void ShowRows(MovieListing from)
    {
        rows = from.Rows;
        StateHasChanged();
    }

    private async Task TypeAsync(ChangeEventArgs typed)
    {
        typing?.Cancel();
        typing?.Dispose();
        var mine = typing = new CancellationTokenSource();
        try
        {
            await Task.Delay(TypingPause, Time, mine.Token);
            Navigation.NavigateTo(Address(typed.Value as string, Filter, null), replace: true);
        }
        catch (OperationCanceledException)
        {
            // Typed on.
        }
    }

    private static string Address(string? words, MovieFilter filter, string? from) => QueryHelpers.AddQueryString("/", new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["q"] = string.IsNullOrWhiteSpace(words) ? null : words,
        ["show"] = filter == MovieFilter.All ? null : filter.ToString().ToLowerInvariant(),
        ["from"] = from,
    }).TrimStart('/') is { Length: > 0 } address ? address : "/";
}
