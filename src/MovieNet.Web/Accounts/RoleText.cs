namespace MovieNet.Web.Accounts;

/// <summary>Roles in words.</summary>
public static class RoleText
{
    /// <summary>The role, as it is called: <c>Editor</c>.</summary>
    public static string Name(Role role) => role.ToString();

    /// <summary>What it allows.</summary>
    public static string Allows(Role role) => role switch
    {
        Role.Administrator => "changes movies, servers and accounts",
        Role.Editor => "changes, adds, deletes and imports movies",
        _ => "sees and exports everything, changes nothing",
    };

    /// <summary>Whom one has to ask for: <c>an editor</c>.</summary>
    public static string Needed(Role role) => $"{(role == Role.Viewer ? "a" : "an")} {Name(role).ToLowerInvariant()}";
}
