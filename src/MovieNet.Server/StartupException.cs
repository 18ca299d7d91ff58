namespace MovieNet.Server;

/// <summary>The program cannot do what it was started for; the message says why in one line.</summary>
/// <param name="message">Why.</param>
/// <param name="inner">What was caught.</param>
internal sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
