namespace MovieNet.Web.Accounts;

/// <summary>Whether an account can sign in.</summary>
public enum AccountState
{
    /// <summary>It can.</summary>
    Active,

    /// <summary>Its link was not used yet.</summary>
    Invited,

    /// <summary>Too many wrong passwords; it can again in some minutes.</summary>
    Locked,

    /// <summary>An administrator shut it out until further notice.</summary>
    Suspended,
}
