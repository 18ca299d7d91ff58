using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Accounts;

namespace MovieNet.Web.Servers;

/// <summary>The dialog that changes a server of the list.</summary>
public sealed partial class EditServer
{
    private ServerDraft draft = null!;
    private ServerEditor editor = null!;
    private ServerTest? test;
    private bool forgets;
    private bool isBusy;

    /// <summary>The entry as it is in the list.</summary>
    [Parameter, EditorRequired]
    public required ServerEntry Entry { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    [Inject]
    public required Visitor Visitor { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    private bool IsAnother => test is { Probe.Objection: null } && test.IsAnother(Entry.ServerId);

    /// <summary>What answers cannot be used at all: another protocol, or a server that is in the list under another name.</summary>
    private bool IsInTheWay => test is { Probe.Objection: not null };

    /// <summary>Whether another address, another kind of connection or another token was typed.</summary>
    private bool IsAskedOtherwise => !new ServerTest(Entry, null, null, default).IsOf(draft.ToEntry());

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        draft = new(Entry);
        editor = new(Fleet, Visitor);
    }

    private void Changed()
    {
        if (test is not null && !test.IsOf(draft.ToEntry()))
        {
            (test, forgets) = (null, false);
        }
    }

    private async Task TestAsync()
    {
        draft.Visit();
        if (!draft.HasAddress)
        {
            await FocusAsync();
            return;
        }

        (isBusy, test) = (true, null);
        StateHasChanged();
        test = await ServerTest.RunAsync(Fleet, Visitor, draft.ToEntry() with { ServerId = Entry.ServerId }, Time, Leaving);
        isBusy = false;
    }

    private async Task TrustAsync(PresentedCertificate certificate)
    {
        draft.Trust(certificate);
        await TestAsync();
    }

    private async Task SaveAsync()
    {
        if (!draft.Visit())
        {
            await FocusAsync();
            return;
        }

        // A new address is tested first; what is found is shown before it is saved unless it is the server met before.
        if (IsAskedOtherwise && test is null)
        {
            await TestAsync();
            if (test?.Probe is null || IsInTheWay || IsAnother)
            {
                return;
            }
        }

        var met = forgets ? test!.Probe!.Hello.ServerId : Entry.ServerId ?? test?.Probe?.Hello.ServerId;
        try
        {
            if (await editor.ChangeAsync(list => list.Update(Entry.Name, draft.ToEntry() with { ServerId = met, Paused = Entry.Paused })))
            {
                await OnClose.InvokeAsync();
            }
        }
        catch (ServerListException e)
        {
            draft.Refuse(e);
            await FocusAsync();
        }
    }

    private async Task FocusAsync() => await Script.InvokeVoidAsync("movienet.focusOn", $"edited-{draft.FirstWrong}");
}
