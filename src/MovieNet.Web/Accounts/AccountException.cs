namespace MovieNet.Web.Accounts;

/// <summary>An account cannot be made or changed so.</summary>
/// <param name="message">Why, and what to do.</param>
public sealed class AccountException(string message) : Exception(message);
