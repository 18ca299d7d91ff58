using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MovieNet.Web.Accounts;

/// <summary>The accounts, and what an administrator can do with them.</summary>
public sealed partial class UsersPage : IDisposable
{
    private IReadOnlyList<AccountSummary>? accounts;
    private AccountSummary? deleted;
    private (string Name, string Address)? link;
    private string name = "";
    private string? nameProblem;
    private Role role = Role.Editor;
    private string? problem;
    private string? said;
    private bool isBusy;

    [Inject]
    public required Visitor Visitor { get; init; }

    [Inject]
    public required AccountDirectory Directory { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    /// <inheritdoc/>
    public void Dispose() => Directory.Changed -= OnChanged;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (!Visitor.IsEverybody && RendererInfo.IsInteractive)
        {
            Directory.Changed += OnChanged;
            accounts = await Directory.ListAsync(Visitor);
        }
    }

    private void OnChanged(string account) => _ = InvokeAsync(async () =>
    {
        if (Visitor.MayAdminister)
        {
            accounts = await Directory.ListAsync(Visitor);
            StateHasChanged();
        }
    });

    private async Task InviteAsync()
    {
        (nameProblem, isBusy) = (null, true);
        try
        {
            var invited = name.Trim();
            await ShowAsync(invited, await Directory.InviteAsync(Visitor, invited, role));
            name = "";
        }
        catch (AccountException e)
        {
            nameProblem = e.Message;
            await Script.InvokeVoidAsync("movienet.focusOn", "invite-name");
        }
        finally
        {
            isBusy = false;
        }
    }

    private Task ChangeRoleAsync(AccountSummary account, Role chosen) =>
        DoAsync($"{account.Name} is {RoleText.Needed(chosen)} now", () => Directory.ChangeRoleAsync(Visitor, account.Id, chosen));

    private Task SuspendAsync(AccountSummary account, bool suspended) =>
        DoAsync(suspended ? $"{account.Name} is shut out" : $"{account.Name} may sign in again", () => Directory.SuspendAsync(Visitor, account.Id, suspended));

    private Task SignOutAsync(AccountSummary account) =>
        DoAsync($"{account.Name} is signed out everywhere", () => Directory.SignOutEverywhereAsync(Visitor, account.Id));

    private Task LinkAsync(AccountSummary account) =>
        DoAsync($"There is a link for {account.Name}", async () => await ShowAsync(account.Name, await Directory.NewLinkAsync(Visitor, account.Id)));

    private async Task ShowAsync(string of, string address)
    {
        link = (of, Navigation.ToAbsoluteUri(address).ToString());
        StateHasChanged();
        await Script.InvokeVoidAsync("movienet.focusOn", "link");
    }

    private Task DeleteAsync()
    {
        var gone = deleted!;
        deleted = null;
        return DoAsync($"{gone.Name} is deleted", () => Directory.DeleteAsync(Visitor, gone.Id));
    }

    private async Task DoAsync(string done, Func<Task> change)
    {
        (problem, said) = (null, null);
        try
        {
            await change();
            said = done;
        }
        catch (AccountException e)
        {
            problem = e.Message;
        }

        // A choice that was refused shows what is so again.
        accounts = accounts is null || !Visitor.MayAdminister ? accounts : await Directory.ListAsync(Visitor);
    }
}
