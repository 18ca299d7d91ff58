using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace MovieNet.Web.Accounts;

/// <summary>Without sign-in everybody who reaches the app, which is this machine only, may do everything.</summary>
internal sealed class EverybodyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The name of the scheme.</summary>
    public new const string Scheme = "Everybody";

    /// <summary>Whom it takes everybody for.</summary>
    public static ClaimsPrincipal Everybody { get; } = new(new ClaimsIdentity(AccountClaims.Of(Role.Administrator), Scheme));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(AuthenticateResult.Success(new(Everybody, Scheme)));
}
