using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using MovieNet.Web.Accounts;

namespace MovieNet.Tests.Web;

/// <summary>People in front of a page.</summary>
internal static class Visitors
{
    /// <summary>Somebody who is signed in as <c>anna</c>.</summary>
    public static Visitor Of(Role role) => new(Known(role));

    /// <summary>The same, as pages are told.</summary>
    public static AuthenticationStateProvider Known(Role role) => new State(new(new ClaimsIdentity(
        [new(ClaimTypes.Name, "anna"), new(ClaimTypes.NameIdentifier, "id of anna"), .. AccountClaims.Of(role)], "test")));

    /// <summary>Somebody who is not.</summary>
    public static Visitor Nobody { get; } = new(new State(new(new ClaimsIdentity())));

    /// <summary>Everybody, where there is no sign-in.</summary>
    public static Visitor Everybody { get; } = new(new State(EverybodyHandler.Everybody));

    private sealed class State(ClaimsPrincipal user) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(user));
    }
}
