using Microsoft.AspNetCore.Identity;

namespace MovieNet.Web.Accounts;

/// <summary>What Identity refuses, in the words of these pages.</summary>
internal sealed class AccountErrors : IdentityErrorDescriber
{
    public override IdentityError DuplicateUserName(string userName) =>
        new() { Code = nameof(DuplicateUserName), Description = $"There is an account “{userName}” already: take another name." };

    public override IdentityError InvalidToken() =>
        new() { Code = nameof(InvalidToken), Description = "This link does not work any more: ask an administrator for another one." };

    public override IdentityError ConcurrencyFailure() =>
        new() { Code = nameof(ConcurrencyFailure), Description = "Somebody else changed this account just now: look again, then try once more." };
}
