using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace MovieNet.Web.Accounts;

/// <summary>
/// Who sits before an open page. A page can stay open for days, so it is looked at once a minute whether the account is still what it
/// was, and at once where somebody changed it here.
/// </summary>
internal sealed class CircuitSignIn : RevalidatingServerAuthenticationStateProvider
{
    private readonly IServiceScopeFactory scopes;
    private readonly AccountDirectory accounts;

    public CircuitSignIn(ILoggerFactory logger, IServiceScopeFactory scopes, AccountDirectory accounts)
        : base(logger)
    {
        (this.scopes, this.accounts) = (scopes, accounts);
        accounts.Changed += Look;
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (authenticationState.User.Identity is not { IsAuthenticated: true } identity || string.Equals(identity.AuthenticationType, EverybodyHandler.Scheme, StringComparison.Ordinal))
        {
            return true;
        }

        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SignInManager<Account>>().ValidateSecurityStampAsync(authenticationState.User) is not null;
    }

    protected override void Dispose(bool disposing)
    {
        accounts.Changed -= Look;
        base.Dispose(disposing);
    }

    private void Look(string account) => _ = LookAsync(account);

    private async Task LookAsync(string account)
    {
        var state = await GetAuthenticationStateAsync();
        if (string.Equals(state.User.FindFirstValue(ClaimTypes.NameIdentifier), account, StringComparison.Ordinal)
            && !await ValidateAuthenticationStateAsync(state, CancellationToken.None))
        {
            SetAuthenticationState(Task.FromResult(new AuthenticationState(new(new ClaimsIdentity()))));
        }
    }
}
