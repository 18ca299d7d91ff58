using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>What a <see cref="ChangeFollower"/> has to say of a server.</summary>
/// <param name="Server">The server's name in the list.</param>
public abstract record Followed(string Server)
{
    /// <summary>It is followed from now on, or again; what it changed since it was followed last comes next.</summary>
    /// <param name="Server">The server's name in the list.</param>
    public sealed record Begun(string Server) : Followed(Server);

    /// <summary>It changed something.</summary>
    /// <param name="Server">The server's name in the list.</param>
    /// <param name="Change">What.</param>
    public sealed record Changed(string Server, MovieChange Change) : Followed(Server);

    /// <summary>It does not answer; it is asked until it does. Said once.</summary>
    /// <param name="Server">The server's name in the list.</param>
    /// <param name="Why">Why, in words.</param>
    public sealed record Lost(string Server, string Why) : Followed(Server);
}
