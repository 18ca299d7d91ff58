namespace MovieNet.Server.Store;

/// <summary>
/// A commit failed so that nobody knows whether it is kept. There is no answer that says so: who waits for one gets none,
/// and asks again with the same request id.
/// </summary>
/// <param name="message">What failed.</param>
/// <param name="inner">What was caught.</param>
internal sealed class UnsureException(string message, Exception inner) : Exception(message, inner);
