using System.Net;

namespace MovieNet.Server.Access;

/// <summary>What a server that others than this machine can reach must have, unless it is told in plain words that it need not.</summary>
internal static class Exposure
{
    /// <exception cref="StartupException">It would be open to people who were not meant.</exception>
    public static void Check(ServerOptions options, AccessList access)
    {
        if (IPAddress.IsLoopback(options.Bind))
        {
            return;
        }

        if (!access.IsRequired && !options.WithoutTokens)
        {
            throw new StartupException(
                $"listening on {options.Bind} would let everyone who can connect read and write: make a token (movienet-server token add NAME --right write --data {options.Data}), or say --without-tokens");
        }

        if (access.IsRequired && options.Certificate is null && !options.WithoutTls)
        {
            throw new StartupException(
                $"listening on {options.Bind} without TLS would show tokens and records to whoever is on the way: give --certificate FILE (movienet-server certificate makes one), or say --without-tls");
        }
    }
}
