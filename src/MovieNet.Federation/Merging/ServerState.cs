namespace MovieNet.Federation;

/// <summary>What is known of a server of the fleet where it has no record in a group.</summary>
/// <param name="Server">Its name in the server list.</param>
/// <param name="Presence">
/// <see cref="Presence.Lacks"/> where it answered, <see cref="Presence.Unknown"/> or <see cref="Presence.Asking"/> where it did not.
/// Where it has a record in the group, the record decides and this is not looked at.
/// </param>
/// <param name="Reason">
/// Why it is not known, to be read by a person: <c>connection timed out after 2 s</c>. Null where there is nothing to say.
/// </param>
public sealed record ServerState(string Server, Presence Presence, string? Reason = null);
