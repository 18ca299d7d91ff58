namespace MovieNet.Web.Accounts;

/// <summary>An account, as the list shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it may do.</param>
/// <param name="State">Whether it can sign in.</param>
/// <param name="SignedInAt">When it last did; null for never.</param>
public sealed record AccountSummary(string Id, string Name, Role Role, AccountState State, DateTimeOffset? SignedInAt);
