using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace MovieNet.Web.Accounts;

/// <summary>The accounts, as administrators manage them. Whatever takes something from an account signs it out everywhere, at once.</summary>
/// <param name="scopes">Each call works in one of its own.</param>
/// <param name="time">Where time comes from.</param>
public sealed class AccountDirectory(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Where a person with an invitation chooses a password.</summary>
    public const string InvitationPage = "/account/invitation";

    /// <summary>How long a name may be: it stands in front of each change in the servers' logs.</summary>
    public const int LongestName = 60;

    /// <summary>How long an invitation can be used.</summary>
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(3);

    private static readonly DateTimeOffset Forever = DateTimeOffset.MaxValue;

    // One after the other, so that two administrators who take each other's role at once leave one of them.
    private readonly SemaphoreSlim one = new(1);

    /// <summary>Told, on any thread, of the account (its id) that was changed.</summary>
    public event Action<string>? Changed;

    /// <summary>Whether anybody can let others in.</summary>
    public Task<bool> HasAdministratorAsync() => InAsync(accounts => accounts.Users.AnyAsync(account => account.Role == Role.Administrator && account.PasswordHash != null));

    /// <summary>All accounts, by name.</summary>
    /// <exception cref="ForbiddenException">The visitor is no administrator.</exception>
    public Task<IReadOnlyList<AccountSummary>> ListAsync(Visitor visitor)
    {
        Demand(visitor);
        return InAsync<IReadOnlyList<AccountSummary>>(async accounts =>
        {
            var all = await accounts.Users.AsNoTracking().OrderBy(account => account.NormalizedUserName).ToListAsync();
            return [.. all.Select(account => new AccountSummary(account.Id, account.UserName!, account.Role, StateOf(account), account.SignedInAt))];
        });
    }

    /// <summary>Makes an account that has no password yet.</summary>
    /// <returns>The link, behind the app's address, by which the person chooses one.</returns>
    /// <exception cref="AccountException">The name cannot be taken.</exception>
    /// <exception cref="ForbiddenException">The visitor is no administrator.</exception>
    public Task<string> InviteAsync(Visitor visitor, string name, Role role)
    {
        Demand(visitor);
        return InAsync(async accounts =>
        {
            var account = await AddAsync(accounts, name, role);
            Changed?.Invoke(account.Id);
            return await LinkAsync(accounts, account);
        });
    }

    /// <summary>A new link for an account, whose owner forgot the password or was too late. It does not work any more when one of them was used.</summary>
    /// <exception cref="AccountException">There is no such account.</exception>
    /// <exception cref="ForbiddenException">The visitor is no administrator.</exception>
    public Task<string> NewLinkAsync(Visitor visitor, string id)
    {
        Demand(visitor);
        return InAsync(async accounts => await LinkAsync(accounts, await FindAsync(accounts, id)));
    }

    /// <summary>Gives an account another role. It has to sign in again.</summary>
    /// <exception cref="AccountException">There is no such account, or it is the last administrator.</exception>
    /// <exception cref="ForbiddenException">The visitor is no administrator.</exception>
    public Task ChangeRoleAsync(Visitor visitor, string id, Role role) =>
        ChangeAsync(visitor, id, loses: role != Role.Administrator, (_, account) =>
        {
            account.Role = role;
            return Task.FromResult(IdentityResult.Success);
        });

    /// <summary>Shuts an account out until further notice, or lets it in again; that also ends a lock-out.</summary>
    /// <exception cref="AccountException">There is no such account, or it is the last administrator.</exception>
    /// <exception cref="ForbiddenException">The visitor is no administrator.</exception>
    public Task SuspendAsync(Visitor visitor, string id, bool suspended) =>
        ChangeAsync(visitor, id, loses: suspended, (_, account) =>
        {
            (account.LockoutEnd, account.AccessFailedCount) = (suspended ? Forever : null, 0);
            return Task.FromResult(IdentityResult.Success);
        });

    /// <summary>Ends all sessions of an account.</summary>
    /// <exception cref="AccountException">There is no such account.</exception>
    /// <exception cref="ForbiddenException">The visitor is no administrator.</exception>
    public Task SignOutEverywhereAsync(Visitor visitor, string id) =>
        ChangeAsync(visitor, id, loses: false, (_, _) => Task.FromResult(IdentityResult.Success));

    /// <summary>Deletes an account. Its name stays in the servers' change logs.</summary>
    /// <exception cref="AccountException">There is no such account, or it is the last administrator.</exception>
    /// <exception cref="ForbiddenException">The visitor is no administrator.</exception>
    public Task DeleteAsync(Visitor visitor, string id) =>
        ChangeAsync(visitor, id, loses: true, (accounts, account) => accounts.DeleteAsync(account), isGone: true);

    /// <summary>Tells the open pages of an account that it was changed outside of here.</summary>
    internal void Tell(string id) => Changed?.Invoke(id);

    /// <summary>Makes an account.</summary>
    internal static async Task<Account> AddAsync(UserManager<Account> accounts, string name, Role role, string? password = null)
    {
        var account = new Account { UserName = name.Trim(), Role = role };
        if (account.UserName.Length is 0 or > LongestName || !account.UserName.All(IsOfNames))
        {
            throw new AccountException($"A name has 1 to {LongestName} letters, digits and signs of “. - _ @ +”, without spaces.");
        }

        Check(password is null ? await accounts.CreateAsync(account) : await accounts.CreateAsync(account, password));
        return account;
    }

    private static void Demand(Visitor visitor) => visitor.Demand(Role.Administrator, "to manage accounts");

    private static bool IsOfNames(char sign) => char.IsLetterOrDigit(sign) || char.IsSurrogate(sign) || sign is '.' or '-' or '_' or '@' or '+'
        || char.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new AccountException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }

    private static async Task<Account> FindAsync(UserManager<Account> accounts, string id) =>
        await accounts.FindByIdAsync(id) ?? throw new AccountException("This account is not there any more.");

    private static async Task<string> LinkAsync(UserManager<Account> accounts, Account account) => QueryHelpers.AddQueryString(InvitationPage, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["id"] = account.Id,
        ["code"] = await accounts.GeneratePasswordResetTokenAsync(account),
    });

    private async Task ChangeAsync(Visitor visitor, string id, bool loses, Func<UserManager<Account>, Account, Task<IdentityResult>> change, bool isGone = false)
    {
        Demand(visitor);
        await one.WaitAsync();
        try
        {
            await InAsync(async accounts =>
            {
                var account = await FindAsync(accounts, id);
                if (loses && account.Role == Role.Administrator && !await accounts.Users.AnyAsync(other =>
                    other.Id != id && other.Role == Role.Administrator && other.PasswordHash != null && (other.LockoutEnd == null || other.LockoutEnd != Forever)))
                {
                    throw new AccountException($"{account.UserName} is the only administrator: make another one first.");
                }

                Check(await change(accounts, account));
                if (!isGone)
                {
                    // Writes the account, and makes whatever it was signed in with worthless.
                    Check(await accounts.UpdateSecurityStampAsync(account));
                }

                return account;
            });
        }
        finally
        {
            one.Release();
        }

        Changed?.Invoke(id);
    }

    private AccountState StateOf(Account account) => account switch
    {
        { LockoutEnd: { } end } when end == Forever => AccountState.Suspended,
        { LockoutEnd: { } end } when end > time.GetUtcNow() => AccountState.Locked,
        { PasswordHash: null } => AccountState.Invited,
        _ => AccountState.Active,
    };

    private async Task<T> InAsync<T>(Func<UserManager<Account>, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<UserManager<Account>>());
    }
}
