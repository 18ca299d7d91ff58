using Microsoft.AspNetCore.Identity;

namespace MovieNet.Web.Accounts;

/// <summary>Somebody who may sign in. One without a password has been invited and has not come yet.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>What it may do.</summary>
    public Role Role { get; set; }

    /// <summary>When its password was last given correctly; null for never.</summary>
    public DateTimeOffset? SignedInAt { get; set; }
}
