namespace MovieNet.Protocol;

/// <summary>How a server's certificate is verified.</summary>
/// <param name="Fingerprint">
/// SHA-256 of the one certificate that is accepted, lower-case hex, whatever name and dates it has; null for any that leads to an
/// authority the system trusts, is valid now and has the host's name.
/// </param>
public sealed record TlsVerification(string? Fingerprint = null);

/// <summary>A certificate that a server showed.</summary>
/// <param name="Fingerprint">SHA-256 of it, lower-case hex.</param>
/// <param name="Subject">Whom it is made out to, such as <c>CN=films.example.org</c>.</param>
/// <param name="ValidUntil">When it expires, UTC.</param>
public sealed record PresentedCertificate(string Fingerprint, string Subject, DateTimeOffset ValidUntil)
{
    /// <summary>The fingerprint as people compare it: pairs of digits, parted by colons.</summary>
    public string Readable => string.Join(':', Fingerprint.ToUpperInvariant().Chunk(2).Select(pair => new string(pair)));
}
