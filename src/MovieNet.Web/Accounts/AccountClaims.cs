using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MovieNet.Web.Accounts;

/// <summary>What a signed-in account is known by: its role and those that the role holds.</summary>
internal sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    /// <summary>A claim for the role and for each that it holds.</summary>
    public static IEnumerable<Claim> Of(Role role) =>
        Enum.GetValues<Role>().Where(held => held <= role).Select(held => new Claim(ClaimTypes.Role, held.ToString()));

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaims(Of(user.Role));
        return identity;
    }
}
