using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Shared;

namespace MovieNet.Web.Compare;

/// <summary>
/// What every server says of one movie. Choosing a value writes into a draft; the draft says what will be written where, and
/// applying it gives a receipt per server.
/// </summary>
public sealed partial class MoviePage
{
    private readonly Dictionary<MovieField, FieldValue?> draft = [];
    private MovieReference? asked;
    private string seen = "";
    private MergedMovie? movie;
    private IReadOnlyList<MergedMovie> others = [];
    private WritePlan draftPlan = WritePlan.Empty;
    private WritePlan? proposed;
    private WriteRun run = null!;
    private Receipt? conflict;
    private bool isLoading = true;

    [SupplyParameterFromQuery(Name = "title")]
    public string Title { get; set; } = "";

    [SupplyParameterFromQuery(Name = "year")]
    public int? Year { get; set; }

    [SupplyParameterFromQuery(Name = "imdb")]
    public string? ImdbId { get; set; }

    [Inject]
    public required Writer Writer { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    private Planner Planner => new(Fleet.Servers);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        run = new(Writer, StateHasChanged);
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var wanted = new MovieReference(Title ?? "", Year, ImdbId);
        if (!RendererInfo.IsInteractive || asked == wanted)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(wanted.Title) && string.IsNullOrWhiteSpace(wanted.ImdbId))
        {
            Navigation.NavigateTo("/", replace: true);
            return;
        }

        asked = wanted;
        await FindAsync(showProgress: movie is null);
    }

    /// <inheritdoc/>
    protected override async Task FleetChangedAsync()
    {
        StateHasChanged();
        if (asked is not null && !isLoading && !string.Equals(seen, FleetMark, StringComparison.Ordinal))
        {
            await FindAsync(showProgress: false);
        }
    }

    internal static string Heading(MergedMovie movie) => movie.Year is { } year ? FormattableString.Invariant($"{movie.Title} ({year})") : movie.Title;

    private async Task FindAsync(bool showProgress)
    {
        seen = FleetMark;
        isLoading = true;
        var found = await new MovieFinder(Fleet).FindAsync(asked!, showProgress ? Show : null, Leaving);
        isLoading = false;
        Show(found);
        if (!string.Equals(seen, FleetMark, StringComparison.Ordinal))
        {
            await FleetChangedAsync();
        }
    }

    private void Show(FoundMovies found)
    {
        movie = found.Movies.Count > 0 ? found.Movies[0] : null;
        others = [.. found.Movies.Skip(1)];
        PlanDraft();
        StateHasChanged();
    }

    private void Take((MovieField Field, FieldValue? Value) taken)
    {
        draft[taken.Field] = taken.Value;
        PlanDraft();
    }

    private void Drop(MovieField field)
    {
        draft.Remove(field);
        PlanDraft();
    }

    private void Discard()
    {
        draft.Clear();
        PlanDraft();
    }

    private void PlanDraft() => draftPlan = movie is null || draft.Count == 0 ? WritePlan.Empty : Planner.Edit(movie, draft);

    private void Propose(WritePlan plan) => proposed = plan;

    private async Task ApplyProposedAsync(WritePlan plan)
    {
        proposed = null;
        await ApplyAsync(plan);
    }

    private async Task ApplyAsync(WritePlan plan)
    {
        if (run.IsRunning || plan.Writes.Count == 0)
        {
            return;
        }

        var writing = run.RunAsync(plan);
        // The button that was pressed is gone; who works by keyboard or ear goes on at the receipts, once they are rendered.
        await Task.Yield();
        await Script.InvokeVoidAsync("movienet.focusOn", "receipts");
        await writing;
        if (run.Problem is null)
        {
            FollowChange();
            draft.Clear();
        }

        await FindAsync(showProgress: false);
    }

    /// <summary>A changed title or id changes what the page's address must say.</summary>
    private void FollowChange()
    {
        if (draft.Count > 0 && run.Receipts.FirstOrDefault(receipt => receipt is { Outcome: WriteOutcome.Written, Write: PlannedEdit })?.Record is { } record)
        {
            asked = new(record.Movie.Title, record.Movie.Year, record.Movie.ImdbId);
            (Title, Year, ImdbId) = (asked.Title, asked.Year, asked.ImdbId);
            Navigation.NavigateTo(MovieLinks.Movie(asked), replace: true);
        }
    }

    /// <summary>Writes again what did not go in, to the same servers, against what they hold now.</summary>
    private async Task RetryAsync(Receipt failed)
    {
        await FindAsync(showProgress: false);
        if (movie is null)
        {
            return;
        }

        var plan = failed.Write switch
        {
            PlannedAdd add => Planner.Add(add.Movie, movie, Only(failed)),
            PlannedEdit edit => Planner.Edit(movie, edit.Changes, Only(failed)),
            _ => Planner.Delete(movie, Only(failed)),
        };
        Propose(plan);
        StateHasChanged();
    }

    /// <summary>After a conflict: what the person wanted, over the record as it is now.</summary>
    private async Task WriteMineAsync()
    {
        var (write, theirs) = (conflict!.Write, conflict.Record!);
        conflict = null;
        PlannedWrite? again = write switch
        {
            PlannedEdit edit => new PlannedEdit(edit.Server, edit.ServerId, Guid.NewGuid(), theirs, edit.Changes.Aggregate(theirs.Movie, (now, change) => now.With(change.Key, change.Value))),
            PlannedDelete delete => delete with { RequestId = Guid.NewGuid(), Before = theirs },
            _ => null,
        };
        if (again is not null)
        {
            await ApplyAsync(new([new(again.Server, Presence.Has, [again], null)]));
        }
    }

    private static Func<string, bool> Only(Receipt receipt) => name => string.Equals(name, receipt.Write.Server, StringComparison.Ordinal);
}
