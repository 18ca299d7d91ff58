using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MovieNet.Protocol;

/// <summary>Encrypts a connection, or says why the server cannot be trusted. No byte of a request is sent before.</summary>
internal static class TlsHandshake
{
    /// <exception cref="NoAnswerException">No TLS is spoken there, or the certificate is not trusted; then it comes with the exception.</exception>
    public static async Task<Stream> BeginAsync(Stream plain, string host, TlsVerification verification, CancellationToken cancellationToken)
    {
        PresentedCertificate? shown = null;
        string? objection = null;
        var stream = new SslStream(plain);
        try
        {
            await stream.AuthenticateAsClientAsync(
                new()
                {
                    TargetHost = host,
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                    {
                        shown = certificate is null ? null : Present(certificate);
                        objection = ObjectionTo(shown, chain, errors, host, verification);
                        return objection is null;
                    },
                },
                cancellationToken);
            return stream;
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            await stream.DisposeAsync();
            throw objection is null
                ? new NoAnswerException(NoAnswerReason.NotUnderstood, "no TLS is spoken there", sent: false, e)
                : new NoAnswerException(NoAnswerReason.NotTrusted, objection, sent: false, e) { Certificate = shown };
        }
    }

    private static PresentedCertificate Present(X509Certificate certificate)
    {
        using var known = new X509Certificate2(certificate);
        return new(known.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant(), known.Subject, new DateTimeOffset(known.NotAfter));
    }

    private static string? ObjectionTo(PresentedCertificate? shown, X509Chain? chain, SslPolicyErrors errors, string host, TlsVerification verification)
    {
        if (shown is null)
        {
            return "it shows no certificate";
        }

        if (verification.Fingerprint is { } trusted)
        {
            return string.Equals(trusted, shown.Fingerprint, StringComparison.OrdinalIgnoreCase)
                ? null
                : $"it shows another certificate than the one that was trusted ({shown.Subject})";
        }

        var why = (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) != SslPolicyErrors.None ? WhatIsWrong(chain)
            : errors != SslPolicyErrors.None ? $"it is not made out to {host}"
            : null;
        return why is null ? null : $"its certificate is not trusted: {why} ({shown.Subject})";
    }

    private static string WhatIsWrong(X509Chain? chain)
    {
        var flags = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status) ?? default;
        return flags.HasFlag(X509ChainStatusFlags.NotTimeValid) ? "it has expired, or is not valid yet"
            : flags.HasFlag(X509ChainStatusFlags.UntrustedRoot) || flags.HasFlag(X509ChainStatusFlags.PartialChain) ? "no authority that this machine trusts vouches for it"
            : flags.HasFlag(X509ChainStatusFlags.Revoked) ? "it was revoked"
            : "it cannot be verified";
    }
}
