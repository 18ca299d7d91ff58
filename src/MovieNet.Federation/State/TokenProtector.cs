using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Secret = MovieNet.Protocol.Secret;

namespace MovieNet.Federation;

/// <summary>
/// Encrypts the servers' tokens before they are kept, with keys that lie in a folder of their own beside the database: who gets hold
/// of the database alone, from a backup say, has no token.
/// </summary>
internal sealed class TokenProtector
{
    private const string Purpose = "MovieNet.ServerToken";

    private readonly Lazy<IDataProtector> protector;

    /// <param name="folder">See <see cref="MovieNetHome"/>.</param>
    public TokenProtector(string folder) => protector = new(() =>
        DataProtectionProvider.Create(MovieNetHome.Keys(folder), builder => builder.SetApplicationName("MovieNet")).CreateProtector(Purpose));

    public string? Protect(Secret? token) => token is null ? null : protector.Value.Protect(token.Reveal());

    /// <summary>The token; null where there is none, or the keys it was encrypted with are gone. Then its server asks for one.</summary>
    public Secret? Unprotect(string? kept)
    {
        try
        {
            return kept is null ? null : new(protector.Value.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
