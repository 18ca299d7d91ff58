namespace MovieNet.Web.Accounts;

/// <summary>Where one goes after signing in: a page of this app, whatever the address that was given says.</summary>
internal static class LocalAddress
{
    /// <summary>The address, if it is one of this app; else the start page.</summary>
    public static string Of(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) && !address.StartsWith("/account/", StringComparison.Ordinal) ? address : "/";
}
