namespace MovieNet.Web.Accounts;

/// <summary>What an account may do. Each role holds those before it.</summary>
public enum Role
{
    /// <summary>Sees everything that the servers say, and may take it home as a file.</summary>
    Viewer = 1,

    /// <summary>Changes, adds, deletes and imports movies.</summary>
    Editor = 2,

    /// <summary>Changes the server list and the accounts.</summary>
    Administrator = 3,
}
