using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;
using MovieNet.Federation;

namespace MovieNet.Web.Movies;

/// <summary>Shows a view of the index. Only rows in view are fetched, and shown as the servers answer; the others have their place.</summary>
public sealed partial class IndexedList
{
    /// <summary>What is kept of rows that were in view: a few screens, so that scrolling back is at once.</summary>
    private const int MostKept = 400;

    /// <summary>Answers of quick servers are one change of the page.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(25);

    private readonly Dictionary<long, ReadRow> movies = [];
    private readonly HashSet<long> unheard = [];
    private readonly List<RowReading> readings = [];
    private IReadOnlyList<CatalogueRow> inView = [];
    private Virtualize<CatalogueRow>? virtualize;
    private CatalogueView? shown;
    private CatalogueReader? reader;
    private string[] unknown = [];

    /// <summary>What is known of the servers.</summary>
    [Parameter, EditorRequired]
    public required CatalogueSnapshot Snapshot { get; set; }

    /// <summary>The movies; null while the index is not ready.</summary>
    [Parameter]
    public CatalogueView? View { get; set; }

    /// <summary>What the list shows.</summary>
    [Parameter, EditorRequired]
    public required MovieQuery Query { get; set; }

    /// <summary>How many movies came, went or moved elsewhere since the view was made.</summary>
    [Parameter]
    public int Changed { get; set; }

    /// <summary>Asks for the view as it is now.</summary>
    [Parameter]
    public EventCallback OnShow { get; set; }

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

    private List<Jump> Jumps { get; set; } = [];

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        reader ??= new(Fleet);
        unknown = [.. Snapshot.Servers.Where(server => server.State is CatalogueServerState.Unknown or CatalogueServerState.Awaited).Select(server => server.Server)];
        if (!ReferenceEquals(View, shown))
        {
            shown = View;
            Jumps = View is null ? [] : Jump.In(View, Query);
            if (virtualize is not null)
            {
                await virtualize.RefreshDataAsync();
            }
        }

        Fetch(isNews: true);
    }

    /// <inheritdoc/>
    protected override Task FleetChangedAsync()
    {
        Fetch(isNews: false);
        return base.FleetChangedAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Script.InvokeVoidAsync("movienet.keepPlace", Leaving);
        }
    }

    private ValueTask<ItemsProviderResult<CatalogueRow>> Provide(ItemsProviderRequest request)
    {
        var rows = View?.Rows ?? [];
        var from = Math.Min(request.StartIndex, rows.Count);
        var part = new CatalogueRow[Math.Min(request.Count, rows.Count - from)];
        for (var i = 0; i < part.Length; i++)
        {
            part[i] = rows[from + i];
        }

        inView = part;
        Fetch(isNews: false);
        return new(new ItemsProviderResult<CatalogueRow>(part, rows.Count));
    }

    /// <summary>
    /// Fetches what is in view and not known as it is now. What is on its way is not asked for again, and is called off only when it
    /// is out of view: whoever scrolls quickly would otherwise see nothing until he stops.
    /// </summary>
    private void Fetch(bool isNews)
    {
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        var marks = FleetStates;
        var rows = inView.Select(Current).ToHashSet();
        foreach (var reading in readings.Where(reading => !reading.IsOf(marks) || !reading.Wanted.Exists(rows.Contains)).ToList())
        {
            readings.Remove(reading);
            reading.CallOff();
        }

        var wanted = rows
            .Where(row => !movies.TryGetValue(row.Key, out var known) || !known.IsAsNow(row, marks))
            .Where(row => !readings.Exists(reading => reading.IsOf(marks) && reading.Wanted.Contains(row)))
            .ToList();
        if (wanted.Count > 0)
        {
            _ = FetchAsync(new(Snapshot, wanted, marks, isNews, Leaving));
        }
    }

    /// <summary>Who can be asked: where that changes, so do signs.</summary>
    private string FleetStates => string.Join('|', Fleet.Servers.Select(server => $"{server.Name}:{server.State}")) + string.Join('|', Snapshot.Servers.Select(server => server.State));

    private CatalogueRow Current(CatalogueRow row) => row.Records.Select(record => Index.Find(record.Server, record.Id)).FirstOrDefault(found => found?.Key == row.Key) ?? row;

    private async Task FetchAsync(RowReading mine)
    {
        readings.Add(mine);
        try
        {
            var all = await Task.Run(() => reader!.ReadAsync(mine.Snapshot, mine.Wanted, some => Arrive(some, mine), mine.Ending), mine.Ending);
            unheard.UnionWith(mine.Wanted.Select(row => row.Key).Where(key => !all.ContainsKey(key)));
            Show(all, mine);
        }
        catch (OperationCanceledException) when (mine.Ending.IsCancellationRequested)
        {
            // Out of view.
        }
        finally
        {
            readings.Remove(mine);
            mine.Dispose();
        }
    }

    /// <summary>Some servers have answered: what they say is shown, together with what comes at once behind it.</summary>
    private void Arrive(IReadOnlyDictionary<long, MergedMovie> some, RowReading mine)
    {
        if (mine.Arrive(some))
        {
            _ = InvokeAsync(async () =>
            {
                await Task.Delay(Together, Time);
                if (mine.TakeArrived() is { } latest)
                {
                    Show(latest, mine);
                }
            });
        }
    }

    private void Show(IReadOnlyDictionary<long, MergedMovie> found, RowReading mine)
    {
        mine.TakeArrived();
        // A row that has changed meanwhile is another one, and is being fetched.
        foreach (var row in mine.Wanted.Where(row => ReferenceEquals(Current(row), row)))
        {
            if (found.TryGetValue(row.Key, out var movie))
            {
                var isAsking = movie.Servers.Any(server => server.Presence == Presence.Asking);
                var isFresh = mine.IsNews && movies.TryGetValue(row.Key, out var before) && !ReferenceEquals(before.Row, row);
                movies[row.Key] = new(row, movie, isAsking ? "" : mine.States, isFresh);
                unheard.Remove(row.Key);
            }
        }

        if (movies.Count > MostKept)
        {
            var kept = inView.Select(row => row.Key).ToHashSet();
            foreach (var key in movies.Keys.Where(key => !kept.Contains(key)).Take(movies.Count - (MostKept / 2)).ToList())
            {
                movies.Remove(key);
            }
        }

        StateHasChanged();
    }

    private Task Choose(long key, MouseEventArgs click)
    {
        Chosen.Toggle(key, click.ShiftKey, View!.Rows.Select(row => row.Key));
        return OnChosen.InvokeAsync();
    }

    private Task ChooseAll(bool all)
    {
        Chosen.Clear();
        Chosen.Add(all ? View!.Rows.Select(row => row.Key) : []);
        return OnChosen.InvokeAsync();
    }

    private async Task JumpAsync(int place) => await Script.InvokeVoidAsync("movienet.jumpToRow", Leaving, place, View?.Rows.Count ?? 0);
}
