namespace MovieNet.Web;

/// <summary>The app cannot start; the message says why and what to do, and is all that is printed.</summary>
/// <param name="message">Why, and what to do.</param>
public sealed class StartException(string message) : Exception(message);
