using System.Security.Cryptography;
using System.Text;
using MovieNet.Server.Commands;

namespace MovieNet.Server.Access;

/// <summary>A token that a server accepts. What is kept is its hash; the token itself is shown once, when it is made.</summary>
/// <param name="Name">What it is called; stands in the change log before who used it.</param>
/// <param name="Right">What it allows; a higher right holds the lower ones.</param>
/// <param name="Hash">SHA-256 of the token, lower-case hex. A token is 256 random bits, so nothing slower is needed.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
internal sealed record Token(string Name, Right Right, string Hash, DateTimeOffset CreatedAt)
{
    /// <summary>What every token begins with, so that one that was pasted somewhere can be found again.</summary>
    private const string Prefix = "mnt_";
    private const int Bytes = 32;

    private volatile bool isRevoked;

    /// <summary>Set when it was taken out of the list while sessions use it.</summary>
    public bool IsRevoked => isRevoked;

    /// <summary>A new token: what is handed out, once.</summary>
    public static string Make() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public void Revoke() => isRevoked = true;

    /// <summary>Compares in a time that does not depend on where they differ.</summary>
    public bool Is(string hash) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(hash));
}
