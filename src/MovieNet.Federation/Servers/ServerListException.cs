namespace MovieNet.Federation;

/// <summary>The server list refused a change; the message says why and is meant for people.</summary>
/// <param name="field">The field at fault: <c>name</c>, <c>host</c>, <c>port</c> or <c>tags</c>.</param>
/// <param name="message">Why.</param>
public sealed class ServerListException(string field, string message) : Exception(message)
{
    /// <summary>The field at fault: <c>name</c>, <c>host</c>, <c>port</c> or <c>tags</c>.</summary>
    public string Field { get; } = field;
}
