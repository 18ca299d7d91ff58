using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace MovieNet.Web.Accounts;

/// <summary>
/// Who is in front of the page. Whatever changes something takes the visitor along and demands a role of him before it does: that a
/// page shows no button is a courtesy, not the lock.
/// </summary>
/// <param name="authentication">Where it is known who he is, and told when he is signed out.</param>
public sealed class Visitor(AuthenticationStateProvider authentication)
{
    private const string FrontEnd = "MovieNet Web";

    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());

    /// <summary>Whether it is known who he is.</summary>
    public bool IsSignedIn => User.Identity?.IsAuthenticated == true;

    /// <summary>Whether everybody who reaches the app may do everything, because it runs without sign-in.</summary>
    public bool IsEverybody => string.Equals(User.Identity?.AuthenticationType, EverybodyHandler.Scheme, StringComparison.Ordinal);

    /// <summary>The name of his account.</summary>
    public string Name => User.Identity?.Name ?? "";

    /// <summary>The id of his account; empty where there is none.</summary>
    public string AccountId => User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    /// <summary>Who is named in the servers' change logs: the person, and through what he came.</summary>
    public string Actor => IsEverybody ? FrontEnd : $"{Name} ({FrontEnd})";

    /// <summary>His role; null for nobody.</summary>
    public Role? Role => Enum.GetValues<Role>().Reverse().Select(role => (Role?)role).FirstOrDefault(role => User.IsInRole(role!.Value.ToString()));

    /// <summary>Whether he may change movies.</summary>
    public bool MayEdit => Is(Accounts.Role.Editor);

    /// <summary>Whether he may change the server list and the accounts.</summary>
    public bool MayAdminister => Is(Accounts.Role.Administrator);

    // Known at once wherever a page is shown; whoever is not known yet is nobody.
    private ClaimsPrincipal User =>
        authentication.GetAuthenticationStateAsync() is { IsCompletedSuccessfully: true } known ? known.Result.User : Nobody;

    /// <summary>Whether he has a role, or one that holds it.</summary>
    public bool Is(Role role) => User.IsInRole(role.ToString());

    /// <summary>Goes on only for one who may.</summary>
    /// <param name="role">What it takes.</param>
    /// <param name="what">What he is about to do: <c>to change movies</c>.</param>
    /// <exception cref="ForbiddenException">He may not.</exception>
    public void Demand(Role role, string what)
    {
        if (!Is(role))
        {
            throw new ForbiddenException($"It takes {RoleText.Needed(role)} {what}; {(IsSignedIn ? $"{Name} is none" : "nobody is signed in")}.");
        }
    }
}
