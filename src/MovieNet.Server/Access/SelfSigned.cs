using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MovieNet.Server.Access;

/// <summary>Makes a certificate that vouches for itself: clients pin its fingerprint.</summary>
internal static class SelfSigned
{
    private static readonly TimeSpan Valid = TimeSpan.FromDays(825);
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    /// <summary>Writes certificate and key, PEM, to a new file that only its owner may read, and gives the fingerprint.</summary>
    /// <exception cref="StartupException">The file is there already, or cannot be written.</exception>
    public static string Write(string file, IReadOnlyList<string> names, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName($"CN={names[0]}"), key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                alternatives.AddIpAddress(address);
            }
            else
            {
                alternatives.AddDnsName(name);
            }
        }

        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var certificate = request.CreateSelfSigned(now - Slack, now + Valid);
        try
        {
            var options = OwnerOnly.NewFile;
            options.Mode = FileMode.CreateNew;
            using var writer = new StreamWriter(file, options);
            writer.WriteLine(certificate.ExportCertificatePem());
            writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"cannot write {file}: {e.Message}", e);
        }

        return certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();
    }
}
