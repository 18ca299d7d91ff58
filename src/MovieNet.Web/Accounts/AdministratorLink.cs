using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MovieNet.Web.Accounts;

/// <summary>
/// The one-time link by which whoever sees the program's console makes an administrator. It is kept in memory only, so it ends with
/// the program.
/// </summary>
public sealed class AdministratorLink
{
    /// <summary>Where it leads.</summary>
    public const string Page = "/account/first";

    private const int Bytes = 24;

    private readonly Lock one = new();
    private byte[]? hash;

    /// <summary>Whether there is one that was not used.</summary>
    public bool IsOpen
    {
        get
        {
            lock (one)
            {
                return hash is not null;
            }
        }
    }

    /// <summary>A new code; one that was made before does not work any more.</summary>
    public string Issue()
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        lock (one)
        {
            hash = HashOf(code);
        }

        return code;
    }

    /// <summary>Whether a code is the one that was made. It compares in constant time.</summary>
    public bool Is(string? code)
    {
        lock (one)
        {
            return hash is not null && CryptographicOperations.FixedTimeEquals(hash, HashOf(code ?? ""));
        }
    }

    /// <summary>Uses it up; whether it was there to be used.</summary>
    public bool Use(string? code)
    {
        lock (one)
        {
            if (!Is(code))
            {
                return false;
            }

            hash = null;
            return true;
        }
    }

    private static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
