using System.Net;
using MovieNet.Server.Commands;

namespace MovieNet.Server.Access;

/// <summary>Who is at the other end of a connection: from where, and by which token.</summary>
/// <param name="access">The tokens in force.</param>
/// <param name="address">From where.</param>
/// <param name="connection">The connection's number.</param>
internal sealed class Caller(AccessList access, IPAddress address, long connection)
{
    private volatile Token? token;

    public IPAddress Address { get; } = address;

    /// <summary>Tells this connection from all others since the start, in the log.</summary>
    public long Connection { get; } = connection;

    /// <summary>The token's name; null where none was shown.</summary>
    public string? Name => token?.Name;

    /// <summary>Whether the token it came by was revoked meanwhile.</summary>
    public bool IsRevoked => token?.IsRevoked ?? false;

    /// <summary>Whether a token was accepted, and still counts.</summary>
    public bool IsKnown => token is { IsRevoked: false };

    /// <summary>What may be done: all of it where the server asks for no token.</summary>
    public Right Right => !access.IsRequired ? Right.Admin : token is { IsRevoked: false } known ? known.Right : Right.None;

    public bool Allows(Right needed) => Right >= needed;

    public void Become(Token accepted) => token = accepted;
}
