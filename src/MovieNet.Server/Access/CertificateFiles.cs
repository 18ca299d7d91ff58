namespace MovieNet.Server.Access;

/// <summary>Where a server's certificate lies.</summary>
/// <param name="Certificate">PEM (the certificate first, then those that lead to its authority, and perhaps the key) or PFX.</param>
/// <param name="Key">The key as PEM; null where it lies in the same file.</param>
/// <param name="PasswordFile">A file whose first line is the password of the key or of the PFX; null where there is none.</param>
internal sealed record CertificateFiles(string Certificate, string? Key, string? PasswordFile);
