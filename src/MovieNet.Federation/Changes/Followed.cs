using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>What a <see cref="ChangeFollower"/> has to say of a server.</summary>
/// <param name="Server">The server's name in the list.</param>
public abstract record Followed(string Server)
{
    /// <summary>It is followed from now on, or again; what it changed since it was followed last comes next.</summary>
    /// <param name="Server">The server's name in the list.</param>
    /// <param name="IsContinued">
    /// Whether nothing is missing between what was said of it before and what comes next. False at the first meeting, and where
    /// another server, or an older state of its data, stands in its place: what it holds by now was never said.
    /// </param>
    /// <param name="SaidUpTo">The number of the change up to which everything was said, or is not going to be.</param>
    /// <param name="LastChange">The number of its last change at this moment, 0 before the first; when that was said, nothing is missing.</param>
    public sealed record Begun(string Server, bool IsContinued, long SaidUpTo, long LastChange) : Followed(Server);

    /// <summary>It changed something.</summary>
    /// <param name="Server">The server's name in the list.</param>
    /// <param name="Change">What.</param>
    public sealed record Changed(string Server, MovieChange Change) : Followed(Server);

    /// <summary>It does not answer; it is asked until it does. Said once.</summary>
    /// <param name="Server">The server's name in the list.</param>
    /// <param name="Why">Why, in words.</param>
    public sealed record Lost(string Server, string Why) : Followed(Server);
}
