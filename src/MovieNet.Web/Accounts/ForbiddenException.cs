namespace MovieNet.Web.Accounts;

/// <summary>Somebody tried what his role does not allow.</summary>
/// <param name="message">What was tried, and who may.</param>
public sealed class ForbiddenException(string message) : Exception(message);
