namespace MovieNet.Demo;

/// <summary>The demo cannot start; the message is the one line that the person is told.</summary>
internal sealed class StartupException(string message) : Exception(message);
