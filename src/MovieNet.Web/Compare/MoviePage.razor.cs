using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Accounts;
using MovieNet.Web.Forms;
using MovieNet.Web.Movies;
using MovieNet.Web.Shared;

namespace MovieNet.Web.Compare;

/// <summary>
/// What every server says of one movie. Choosing a value writes into a draft; the draft says what will be written where, and
/// applying it gives a receipt per server.
/// </summary>
public sealed partial class MoviePage
{
    private static readonly Dictionary<MovieField, FieldValue?> NoDraft = [];

    // A draft waits for the person who looks at another movie meanwhile.
    private readonly Dictionary<MovieReference, Dictionary<MovieField, FieldValue?>> drafts = [];
    private Dictionary<MovieField, FieldValue?> draft = [];
    private MovieReference? asked;
    private string seen = "";
    private MergedMovie? movie;
    private MovieReference? shown;
    private IReadOnlyList<MergedMovie> others = [];
    private WritePlan draftPlan = WritePlan.Empty;
    private WritePlan? proposed;
    private Undo? undo;
    private HistoryReading history = null!;
    private WriteRun run = null!;
    private bool isDraftWritten;
    private Receipt? conflict;
    private readonly HashSet<string> leftOut = new(StringComparer.Ordinal);
    private KeptForm kept = null!;
    private bool isHeld;
    private bool isLoading = true;

    [SupplyParameterFromQuery(Name = "title")]
    public string Title { get; set; } = "";

    [SupplyParameterFromQuery(Name = "year")]
    public int? Year { get; set; }

    [SupplyParameterFromQuery(Name = "imdb")]
    public string? ImdbId { get; set; }

    /// <summary>The list that one comes from, as in its address; empty for all movies.</summary>
    [SupplyParameterFromQuery(Name = "list")]
    public string? List { get; set; }

    [Inject]
    public required Writer Writer { get; init; }

    [Inject]
    public required Visitor Visitor { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    private Planner Planner => new(Fleet.Servers);

    /// <summary>
    /// Whether what is in view is what was asked for. While another movie is asked for, the one before stays in view so that
    /// nothing flickers; but nothing of it may be chosen or written, for it would go into the other movie.
    /// </summary>
    private bool IsAsked => shown == asked;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        kept = new(Script);
        Begin();
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
            // Until the list is there this page is told of addresses, its own and the list's.
            asked = wanted;
            Navigation.NavigateTo(MovieQuery.Page, replace: true);
            return;
        }

        var isFirst = asked is null;
        asked = wanted;
        Begin();
        if (isFirst && await kept.ReadAsync() is { Count: > 0 } begun && asked == wanted)
        {
            draft = drafts[wanted] = new(begun);
        }

        await FindAsync(showProgress: true);
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

    /// <inheritdoc/>
    protected override bool IsConcerned(CatalogueNotice notice) => movie is null || IsOf(notice, movie.Records);

    internal static string Heading(MergedMovie movie) => movie.Year is { } year ? FormattableString.Invariant($"{movie.Title} ({year})") : movie.Title;

    /// <summary>Another movie: what was written, and what was asked, belongs to the one before.</summary>
    private void Begin()
    {
        var mine = asked;
        run = new(Writer, Visitor, StateHasChanged, () => isDraftWritten && mine == asked ? kept.ForgetAsync() : default);
        history = new(Fleet);
        (proposed, undo, conflict) = (null, null, null);
        (draftPlan, isHeld) = (WritePlan.Empty, false);
        leftOut.Clear();
        draft = asked is null ? [] : drafts.TryGetValue(asked, out var begun) ? begun : drafts[asked] = [];
    }

    private async Task FindAsync(bool showProgress)
    {
        seen = FleetMark;
        isLoading = true;
        var (wanted, reading) = (asked!, history);
        // The movie before stays in view until something is known of this one.
        var found = await new MovieFinder(Fleet).FindAsync(wanted, showProgress ? some => Show(wanted, some, isAll: movie is null) : null, Leaving);
        if (wanted != asked)
        {
            return;
        }

        isLoading = false;
        Show(wanted, found, isAll: true);
        await reading.ReadAsync(wanted, movie, Index.Current.Latest, Leaving);
        StateHasChanged();
        if (wanted == asked && !string.Equals(seen, FleetMark, StringComparison.Ordinal))
        {
            await FleetChangedAsync();
        }
    }

    private void Show(MovieReference of, FoundMovies found, bool isAll)
    {
        if (of != asked || (!isAll && found.Movies.Count == 0))
        {
            return;
        }

        var before = IsAsked ? movie : null;
        shown = of;
        movie = found.Movies.Count > 0 ? found.Movies[0] : null;
        others = [.. found.Movies.Skip(1)];
        isHeld = draft.Count > 0 && (isHeld || IsDraftChangedUnderneath(before));
        if (!isHeld)
        {
            PlanDraft();
        }

        StateHasChanged();
    }

    /// <summary>
    /// Whether a value that the draft replaces became another one: the draft then stays as it was planned, against the record as
    /// it was seen, so that applying it is a conflict and not the end of what somebody else has just written.
    /// </summary>
    private bool IsDraftChangedUnderneath(MergedMovie? before) =>
        before is not null && movie is not null && !run.IsRunning
        && before.Records.Any(old => movie.Records.FirstOrDefault(now => string.Equals(now.Server, old.Server, StringComparison.Ordinal) && now.Record.Id == old.Record.Id) is { } now
            && draft.Keys.Any(field => !Equals(old.Record.Movie[field], now.Record.Movie[field])));

    private Task TakeAsync((MovieField Field, FieldValue? Value) taken) => ChangeAsync(() => draft[taken.Field] = taken.Value);

    private Task DropAsync(MovieField field) => ChangeAsync(() => draft.Remove(field));

    private Task DiscardAsync() => ChangeAsync(draft.Clear);

    private async Task ChangeAsync(Action change)
    {
        if (IsAsked)
        {
            change();
            PlanDraft();
            await kept.KeepAsync(draft);
        }
    }

    /// <summary>Leaves a server out of the draft's writes, or takes it in again.</summary>
    private void Toggle(string server)
    {
        if (!leftOut.Remove(server))
        {
            leftOut.Add(server);
        }

        PlanDraft();
    }

    private void PlanDraft()
    {
        isHeld = false;
        draftPlan = movie is null || draft.Count == 0 ? WritePlan.Empty : Planner.Edit(movie, draft, server => !leftOut.Contains(server));
    }

    private void Propose(WritePlan plan) => proposed = IsAsked ? plan : null;

    private async Task ProposeUndoAsync(JointChange change)
    {
        var wanted = asked;
        var planned = await Federation.Undo.PlanAsync(Fleet, change, Leaving);
        undo = wanted == asked ? planned : null;
    }

    private async Task ReadEarlierAsync() => await history.ReadEarlierAsync(Leaving);

    private static IEnumerable<string> Unknown(MergedMovie movie) =>
        movie.Servers.Where(server => server.Presence == Presence.Unknown).Select(server => server.Server);

    private async Task ApplyProposedAsync(WritePlan plan)
    {
        (proposed, undo) = (null, null);
        await ApplyAsync(plan);
    }

    private async Task ApplyAsync(WritePlan plan)
    {
        if (run.IsRunning || plan.Writes.Count == 0 || !IsAsked)
        {
            return;
        }

        var (wanted, mine) = (asked, run);
        isDraftWritten = ReferenceEquals(plan, draftPlan);
        var writing = mine.RunAsync(plan);
        // The button that was pressed is gone; who works by keyboard or ear goes on at the receipts, once they are rendered.
        await Task.Yield();
        await Script.InvokeVoidAsync("movienet.focusOn", "receipts");
        await writing;
        if (wanted != asked)
        {
            // The person has gone on to another movie.
            return;
        }

        if (mine.Problem is null)
        {
            if (isDraftWritten)
            {
                draft.Clear();
                leftOut.Clear();
            }

            FollowChange(mine);
        }

        await FindAsync(showProgress: false);
    }

    /// <summary>A changed title, year or id changes what the page's address must say.</summary>
    private void FollowChange(WriteRun written)
    {
        var renamed = written.Receipts.FirstOrDefault(receipt => receipt is { Outcome: WriteOutcome.Written, Write: PlannedEdit edit }
            && edit.Changes.Keys.Any(field => field is MovieField.Title or MovieField.Year or MovieField.ImdbId));
        if (renamed?.Record is { } record)
        {
            asked = shown = new(record.Movie.Title, record.Movie.Year, record.Movie.ImdbId);
            drafts[asked] = draft;
            (Title, Year, ImdbId) = (asked.Title, asked.Year, asked.ImdbId);
            Navigation.NavigateTo(MovieLinks.Movie(asked, List), replace: true);
        }
    }

    /// <summary>Writes again what did not go in, to the same servers, against what they hold now.</summary>
    private async Task RetryAsync(Receipt failed)
    {
        var wanted = asked;
        await FindAsync(showProgress: false);
        if (wanted != asked)
        {
            return;
        }

        var plan = (failed.Write, movie) switch
        {
            (PlannedAdd add, null) => new WritePlan([new(add.Server, Presence.Lacks, [add with { RequestId = Guid.NewGuid() }], null)]),
            (_, null) => null,
            (PlannedAdd add, _) => Planner.Add(add.Movie, movie, Only(failed)),
            (PlannedEdit edit, _) => Planner.Edit(movie, edit.Changes, Only(failed)),
            _ => Planner.Delete(movie, Only(failed)),
        };
        if (plan is null || movie is null)
        {
            await ApplyAsync(plan ?? WritePlan.Empty);
            return;
        }

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
