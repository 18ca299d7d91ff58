namespace MovieNet.Web.Accounts;

/// <summary>What is typed where a password is chosen.</summary>
public sealed class NewPasswordInput
{
    /// <summary>The account's name, where it is chosen too.</summary>
    public string? Name { get; set; }

    /// <summary>The password until now, where there is one.</summary>
    public string? Current { get; set; }

    /// <summary>The new password.</summary>
    public string? Password { get; set; }

    /// <summary>The same once more.</summary>
    public string? Again { get; set; }

    /// <summary>What is wrong with the new password; null where nothing is.</summary>
    internal string? Problem => PasswordText.ProblemOf(Password, Again);
}
