using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MovieNet.Federation;
using MovieNet.Web.Accounts;
using MovieNet.Web.Movies;
using MovieNet.Web.Shared;

namespace MovieNet.Web.Forms;

/// <summary>
/// Edits a movie on every server that has it. The servers are watched while a person types: a record that changes underneath
/// is shown beside what was typed and waits for a choice.
/// </summary>
public sealed partial class EditPage
{
    private readonly HashSet<string> leftOut = new(StringComparer.Ordinal);
    private MovieReference? asked;
    private MovieReference reference = new("");
    private EditSession? session;
    private WriteRun run = null!;
    private WritePlan plan = WritePlan.Empty;
    private WritePlan? previewed;
    private KeptForm kept = null!;
    private bool isRestored;
    private bool isLoading = true;
    private bool isGone;
    private string seen = "";

    [SupplyParameterFromQuery(Name = "title")]
    public string? Title { get; set; }

    [SupplyParameterFromQuery(Name = "year")]
    public int? Year { get; set; }

    [SupplyParameterFromQuery(Name = "imdb")]
    public string? ImdbId { get; set; }

    [Inject]
    public required Writer Writer { get; init; }

    [Inject]
    public required Visitor Visitor { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    /// <summary>The receipts are there, and nothing more is wanted.</summary>
    private bool IsDone => run.Receipts.Count > 0 && !run.IsRunning && plan.Writes.Count == 0 && session!.Waiting.Count == 0 && !session.Draft.Wrong.Any();

    /// <summary>What was typed is still wanted: a record had changed meanwhile, or a server refuses it.</summary>
    private bool IsOpen => run.Receipts.Any(receipt => receipt.Outcome is WriteOutcome.Conflict or WriteOutcome.Refused);

    private string ButtonText =>
        run.IsRunning ? "Writing…"
        : session!.Waiting.Count > 0 ? "Choose first"
        : session.Draft.Wrong.Any() ? "Put right first"
        : plan.Writes.Count == 0 ? "Nothing to write yet"
        : $"Preview {Numbers.Of(plan.Writes.Count, "write")}";

    private string? Footnote =>
        session!.Draft.ToPutRight
        ?? (session.Waiting.Count > 0 ? $"{FieldText.List(session.Waiting)} {(session.Waiting.Count == 1 ? "waits" : "wait")} for your choice" : null);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        run = new(Writer, Visitor, StateHasChanged, () => IsOpen ? default : kept.ForgetAsync());
        kept = new(Script);
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var wanted = new MovieReference(Title ?? "", Year, ImdbId);
        if (!RendererInfo.IsInteractive || wanted == asked)
        {
            return;
        }

        asked = reference = wanted;
        session = null;
        if (string.IsNullOrWhiteSpace(wanted.Title))
        {
            Navigation.NavigateTo(MovieQuery.Page, replace: true);
            return;
        }

        await MeetAsync(anew: true);
    }

    /// <inheritdoc/>
    protected override async Task FleetChangedAsync()
    {
        // While writing, what changes is our own doing; it is met when the receipts are there.
        if (!isLoading && !run.IsRunning && asked is not null && !string.Equals(seen, FleetMark, StringComparison.Ordinal))
        {
            await MeetAsync(anew: session is null);
        }

        StateHasChanged();
    }

    /// <inheritdoc/>
    protected override bool IsConcerned(CatalogueNotice notice) => session is null || IsOf(notice, session.Movie.Records);

    /// <summary>Asks the servers for the movie as it is now, until nothing has changed while they were asked.</summary>
    /// <param name="anew">Whether what was typed is done with.</param>
    private async Task MeetAsync(bool anew)
    {
        isLoading = true;
        do
        {
            seen = FleetMark;
            var found = await new MovieFinder(Fleet).FindAsync(reference, cancellationToken: Leaving);
            isGone = found.Movies.Count == 0;
            if (isGone)
            {
                continue;
            }

            if (anew)
            {
                (session, anew) = (new(found.Movies[0]), false);
                isRestored = await kept.RestoreAsync(session.Draft);
            }
            else
            {
                session!.Meet(found.Movies[0]);
            }

            PlanAnew();
        }
        while (!string.Equals(seen, FleetMark, StringComparison.Ordinal));

        isLoading = false;
    }

    private async Task ChangedAsync()
    {
        isRestored = false;
        PlanAnew();
        await kept.KeepAsync(session!.Draft);
    }

    private async Task BeginAnewAsync()
    {
        await kept.ForgetAsync();
        await MeetAsync(anew: true);
    }

    private void PlanAnew() => plan = session!.Plan(new(Fleet.Servers), server => !leftOut.Contains(server));

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
        session!.Draft.VisitAll();
        if (FieldLook.Order.Select(field => session.Draft[field]).FirstOrDefault(field => field.Problem is not null) is { } wrong)
        {
            await FocusAsync(FieldLook.Id(wrong.Info.Field));
        }
        else if (session.Waiting.Count > 0)
        {
            await FocusAsync("clashes");
        }
        else if (plan.Writes.Count > 0)
        {
            previewed = plan;
        }
    }

    private async Task ApplyAsync()
    {
        var applied = previewed!;
        previewed = null;
        await run.RunAsync(applied);
        await ReadAnewAsync();
    }

    private async Task RetryAsync(Receipt receipt)
    {
        await run.RetryAsync(receipt);
        await ReadAnewAsync();
    }

    /// <summary>
    /// Begins from the records as they are after writing. Only where a record had changed meanwhile is what was typed still
    /// wanted: it is compared with what is there now and waits for a choice.
    /// </summary>
    private async Task ReadAnewAsync()
    {
        if (run.Problem is not null)
        {
            return;
        }

        if (!IsOpen)
        {
            FollowChange();
        }

        await MeetAsync(anew: !IsOpen);
    }

    /// <summary>A changed title, year or id is what the movie is found by from now on.</summary>
    private void FollowChange()
    {
        if (run.Receipts.FirstOrDefault(receipt => receipt.Outcome == WriteOutcome.Written)?.Record?.Movie is { } written)
        {
            reference = new(written.Title, written.Year, written.ImdbId);
        }
    }

    private Task SeeBothAsync() => FocusAsync("clashes");

    private async Task FocusAsync(string id) => await Script.InvokeVoidAsync("movienet.focusOn", id);
}
