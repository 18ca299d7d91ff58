using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MovieNet.Federation;
using MovieNet.Web.Accounts;
using MovieNet.Protocol;
using MovieNet.Web.Shared;

namespace MovieNet.Web.Bulk;

/// <summary>Asks before something is done with many movies, does it, and says what became of it.</summary>
public sealed partial class BulkDialog
{
    private ElementReference dialog;
    private BulkDraft draft = null!;
    private BulkRun? run;
    private CancellationTokenSource? stopReading;
    private string seen = "";
    private int reading;
    private int read;
    private bool isConfirmed;

    /// <summary>What is done.</summary>
    [Parameter, EditorRequired]
    public BulkKind Kind { get; set; }

    /// <summary>With which movies, by their numbers; what is chosen later is not among them.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlySet<long> Keys { get; set; }

    /// <summary>All movies, as they are now.</summary>
    [Parameter, EditorRequired]
    public required CatalogueSnapshot Snapshot { get; set; }

    /// <summary>The person is done with it; whether something was sent.</summary>
    [Parameter]
    public EventCallback<bool> OnClose { get; set; }

    [Inject]
    public required Writer Writer { get; init; }

    [Inject]
    public required Visitor Visitor { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    private bool CanWrite => draft is { Plan.Writes.Count: > 0, IsTooMuch: false };

    private string Movies => Numbers.Of(draft.Movies, "movie");

    private string Heading => Kind switch
    {
        BulkKind.Add => $"Add {Movies} where {(draft.Movies == 1 ? "it is" : "they are")} missing",
        BulkKind.Delete => $"Delete {Movies}?",
        _ => draft.Source is { } source ? $"Take {source}’s values for {Movies}" : $"Take one server’s values for {Movies}",
    };

    private string Note => run is not null ? Numbers.Of(run.Total, "write")
        : draft.Outlook is null ? $"at most {BulkAction.MostWrites} writes at once"
        : $"{Numbers.Of(draft.Writes, "write")}, at most {BulkAction.MostWrites} at once";

    private string Button => (Kind, draft.Plan?.Writes.Count ?? 0) switch
    {
        (_, 0) => draft.Plan is null ? "Write" : "Nothing to write",
        (BulkKind.Add, var count) => $"Write {Numbers.Of(count, "record")}",
        (BulkKind.Delete, var count) => $"Delete {Numbers.Of(count, "record")}",
        (_, var count) => $"Change {Numbers.Of(count, "record")}",
    };

    private string Foot => Kind switch
    {
        BulkKind.Add => "Each is added as it is shown: in every field what most servers say, else the first of the list",
        BulkKind.Delete => "Each server’s change log keeps what was deleted",
        _ => "Gaps stay gaps, and what is only written otherwise stays as it is",
    };

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        draft = new(Kind, Keys);
        Writer.Settled += OnSettled;
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LookAgainAsync();

    /// <inheritdoc/>
    protected override Task FleetChangedAsync() => LookAgainAsync();

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Script.InvokeVoidAsync("movienet.openDialog", dialog);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Writer.Settled -= OnSettled;
        stopReading?.Cancel();
        stopReading?.Dispose();
        run?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Where another server answers, or one less, what is not known is something else; and what is changed elsewhere is read again.</summary>
    private async Task LookAgainAsync()
    {
        var states = string.Join('|', Fleet.Servers.Select(server => $"{server.Name}:{server.State}").Concat(Snapshot.Servers.Select(server => $"{server.State}")));
        if (run is not null)
        {
            return;
        }

        var hasChanged = draft.Refresh(Snapshot);
        if (!string.Equals(seen, states, StringComparison.Ordinal))
        {
            seen = states;
            draft.Forget();
            hasChanged = true;
        }

        if (hasChanged)
        {
            await LookAsync();
        }
    }

    private Task TakeFromAsync(string? server)
    {
        draft.TakeFrom(server);
        return LookAsync();
    }

    private Task ToggleServerAsync(string server)
    {
        draft.Toggle(server);
        return LookAsync();
    }

    private Task ToggleFieldAsync(MovieField field)
    {
        draft.Toggle(field);
        return LookAsync();
    }

    /// <summary>Works out what will be written, and reads before that what must be read.</summary>
    private async Task LookAsync()
    {
        stopReading?.Cancel();
        stopReading?.Dispose();
        var mine = stopReading = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        isConfirmed = false;
        draft.Look(Snapshot, Fleet.Servers);
        var wanted = draft.Wanted;
        (reading, read) = (wanted.Count, 0);
        StateHasChanged();
        if (wanted.Count == 0)
        {
            return;
        }

        try
        {
            var (snapshot, reader) = (Snapshot, new CatalogueReader(Fleet));
            draft.Take(wanted, await Task.Run(() => reader.ReadManyAsync(snapshot, wanted, some => _ = InvokeAsync(() => ShowRead(some, mine.Token)), mine.Token), mine.Token));
            draft.Look(Snapshot, Fleet.Servers);
            StateHasChanged();
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // Closed, or looked at otherwise.
        }
    }

    private void ShowRead(int some, CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested)
        {
            read = some;
            StateHasChanged();
        }
    }

    private async Task ApplyAsync()
    {
        if (CanWrite && run is null)
        {
            run = new(Writer, Visitor, Time, StateHasChanged);
            await FollowAsync(run.RunAsync(draft.Plan!.Writes));
        }
    }

    private Task RetryAsync() => FollowAsync(run!.RetryAsync());

    /// <summary>The button that was pressed is gone; who works by keyboard or ear goes on at the heading.</summary>
    private async Task FollowAsync(Task writing)
    {
        await Task.Yield();
        await Script.InvokeVoidAsync("movienet.focusOn", "bulk-title");
        await writing;
    }

    private Task CancelAsync() => run is { IsRunning: true } ? Task.CompletedTask : CloseAsync();

    private Task CloseAsync() => OnClose.InvokeAsync(run is not null);

    // A browser may close it all the same where Escape is pressed again and again.
    private async Task StayOpenAsync() => await Script.InvokeVoidAsync("movienet.openDialog", dialog);

    private void OnSettled(Receipt receipt) => _ = InvokeAsync(() =>
    {
        if (run?.Settle(receipt) == true)
        {
            StateHasChanged();
        }
    });
}
