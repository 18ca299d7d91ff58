using Microsoft.Data.Sqlite;
using MovieNet.Federation;
using MovieNet.Web.Accounts;

namespace MovieNet.Web.Servers;

/// <summary>Changes the server list; every change takes effect at once.</summary>
/// <param name="fleet">The fleet that follows the list.</param>
/// <param name="visitor">Who changes it.</param>
public sealed class ServerEditor(Fleet fleet, Visitor visitor)
{
    /// <summary>Why the list could not be written, in words; null where it could.</summary>
    public string? Problem { get; private set; }

    /// <summary>Carries out a change.</summary>
    /// <returns>Whether it was done; if not, <see cref="Problem"/> says why.</returns>
    /// <exception cref="ServerListException">A field is at fault.</exception>
    /// <exception cref="ForbiddenException">The visitor is no administrator.</exception>
    public async Task<bool> ChangeAsync(Action<ServerList> change)
    {
        visitor.Demand(Role.Administrator, "to change the server list");
        Problem = null;
        try
        {
            change(fleet.List);
        }
        catch (SqliteException e)
        {
            Problem = $"The server list could not be written ({e.Message}); nothing was changed. Make room or mend the permissions of MovieNet's folder, then try again.";
            return false;
        }

        await fleet.RefreshAsync();
        return true;
    }
}
