using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Accounts;
using MovieNet.Web.Shared;

namespace MovieNet.Web.Forms;

/// <summary>
/// Adds a movie to every server that has none. While the title is typed the servers are asked for it, and what will happen on
/// each of them stands beside the form.
/// </summary>
public sealed partial class AddPage
{
    /// <summary>How long a person must pause before the servers are asked.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly HashSet<string> leftOut = new(StringComparer.Ordinal);
    private MovieDraft draft = new();
    private WriteRun run = null!;
    private CancellationTokenSource? searching;
    private Task search = Task.CompletedTask;
    private FoundMovies? found;
    private NewMovie? movie;
    private WritePlan plan = WritePlan.Empty;
    private KeptForm kept = null!;
    private bool isRestored;
    private bool isSearching;
    private string seen = "";

    [SupplyParameterFromQuery(Name = "title")]
    public string? Title { get; set; }

    [Inject]
    public required Writer Writer { get; init; }

    [Inject]
    public required Visitor Visitor { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    /// <summary>The person has pressed the button; the form rests while the receipts come in and are read.</summary>
    private bool IsApplied => run.Plan.Servers.Count > 0;

    private string ButtonText => plan.Targets switch
    {
        [] => "Add",
        var all when all.Count > 1 && all.Count == plan.Servers.Count => all.Count == 2 ? "Add on both" : $"Add on all {FieldText.Count(all.Count)}",
        var some => $"Add on {FieldText.List(some)}",
    };

    /// <summary>Years one apart may be one movie.</summary>
    private string Years => movie?.Movie.Year is { } year ? FormattableString.Invariant($", {year - 1} to {year + 1}") : "";

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        run = NewRun();
        kept = new(Script);
        if (!string.IsNullOrWhiteSpace(Title))
        {
            draft[MovieField.Title].Type(Title);
            Search(TimeSpan.Zero);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && RendererInfo.IsInteractive && await kept.RestoreAsync(draft))
        {
            isRestored = true;
            Search(TimeSpan.Zero);
            StateHasChanged();
        }
    }

    /// <inheritdoc/>
    protected override Task FleetChangedAsync()
    {
        if (!IsApplied && !string.Equals(seen, FleetMark, StringComparison.Ordinal))
        {
            Search(TimeSpan.Zero);
        }

        StateHasChanged();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override bool IsConcerned(CatalogueNotice notice) => movie is not null;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        searching?.Cancel();
        searching?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ChangedAsync(MovieField field)
    {
        isRestored = false;
        if (field is MovieField.Title or MovieField.ImdbId)
        {
            Search(Pause);
        }
        else
        {
            // The servers' answers are for any year, so only the comparison is new.
            PlanAnew();
        }

        await kept.KeepAsync(draft);
    }

    private void Search(TimeSpan pause)
    {
        searching?.Cancel();
        searching?.Dispose();
        searching = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        search = SearchAsync(pause, searching.Token);
    }

    private async Task SearchAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        if (draft[MovieField.Title].Problem is not null)
        {
            (movie, found, isSearching) = (null, null, false);
            return;
        }

        isSearching = true;
        seen = FleetMark;
        try
        {
            await Task.Delay(pause, Time, cancellationToken);
            var typed = draft.Movie;
            found = await new MovieFinder(Fleet).FindAsync(
                new(typed.Title, Year: null, typed.ImdbId),
                sofar =>
                {
                    found = sofar;
                    PlanAnew();
                    StateHasChanged();
                },
                cancellationToken);
            isSearching = false;
            PlanAnew();
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The person types on, or has left.
        }
    }

    private void PlanAnew()
    {
        if (found is not null && draft[MovieField.Title].Problem is null)
        {
            movie = NewMovie.Compare(draft.Movie, found);
            plan = movie.Plan(new(Fleet.Servers), server => !leftOut.Contains(server));
        }
    }

    private void Toggle(string server)
    {
        if (!leftOut.Remove(server))
        {
            leftOut.Add(server);
        }

        PlanAnew();
    }

    private async Task SubmitAsync()
    {
        draft.VisitAll();
        if (FieldLook.Order.Select(field => draft[field]).FirstOrDefault(field => field.Problem is not null) is { } wrong)
        {
            await Script.InvokeVoidAsync("movienet.focusOn", FieldLook.Id(wrong.Info.Field));
            return;
        }

        // A quick typist's plan may still be the one of the title before.
        await search;
        if (!isSearching && !run.IsRunning && plan.Writes.Count > 0)
        {
            await run.RunAsync(plan);
        }
    }

    private WriteRun NewRun() => new(Writer, Visitor, StateHasChanged, ForgetIfWrittenAsync);

    private ValueTask ForgetIfWrittenAsync() =>
        run.Receipts.All(receipt => receipt.Outcome is WriteOutcome.Written or WriteOutcome.AlreadyThere) ? kept.ForgetAsync() : default;

    private async Task BackToFormAsync()
    {
        run = NewRun();
        Search(TimeSpan.Zero);
        await search;
    }

    private async Task BeginAnewAsync()
    {
        isRestored = false;
        run = NewRun();
        draft = new();
        leftOut.Clear();
        (movie, found, plan) = (null, null, WritePlan.Empty);
        await kept.ForgetAsync();
    }
}
