using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Accounts;

namespace MovieNet.Web.Servers;

/// <summary>The form that adds a server.</summary>
public sealed partial class AddServer
{
    private ServerDraft draft = new();
    private ServerEditor editor = null!;
    private ServerTest? test;
    private string? added;
    private IReadOnlyList<MovieRecord> examples = [];
    private bool isBusy;

    [Inject]
    public required Visitor Visitor { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    private string ButtonText =>
        test is { Probe: null, IsUnwelcome: false } ? $"Save {draft.Name.Trim()} all the same"
        : draft.Name.Trim().Length > 0 ? $"Save {draft.Name.Trim()}"
        : "Save";

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        editor = new(Fleet, Visitor);
    }

    private void Changed()
    {
        added = null;
        if (test is not null && !test.IsOf(draft.ToEntry()))
        {
            test = null;
        }
    }

    private async Task TestAsync()
    {
        added = null;
        draft.Visit();
        if (!draft.HasAddress)
        {
            await FocusAsync();
            return;
        }

        (isBusy, test) = (true, null);
        StateHasChanged();
        test = await ServerTest.RunAsync(Fleet, Visitor, draft.ToEntry(), Time, Leaving);
        isBusy = false;
    }

    private async Task TrustAsync(PresentedCertificate certificate)
    {
        draft.Trust(certificate);
        await TestAsync();
    }

    private async Task SaveAsync()
    {
        added = null;
        if (!draft.Visit())
        {
            await FocusAsync();
            return;
        }

        if (test is null)
        {
            await TestAsync();
            if (test?.Probe is null or { Objection: not null })
            {
                return;
            }
        }

        await SaveAsync(draft.ToEntry() with { ServerId = test!.Probe?.Hello.ServerId });
    }

    private async Task SaveAsync(ServerEntry entry)
    {
        try
        {
            if (await editor.ChangeAsync(list => list.Add(entry)))
            {
                (added, examples) = (entry.Name, test!.Probe?.Examples ?? []);
                (draft, test) = (new(), null);
            }
        }
        catch (ServerListException e)
        {
            draft.Refuse(e);
            await FocusAsync();
        }
    }

    private async Task FocusAsync() => await Script.InvokeVoidAsync("movienet.focusOn", $"new-{draft.FirstWrong}");
}
