using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MovieNet.Server.Access;

/// <summary>The certificate that clients are shown. The files are looked at every ten seconds, so that a renewed one is taken without a restart.</summary>
internal sealed class ServerCertificate : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly CertificateFiles files;
    private readonly Log log;
    private readonly ITimer timer;
    private readonly Lock one = new();
    private (DateTime, DateTime?) seen;
    private volatile SslServerAuthenticationOptions handshake;

    /// <exception cref="StartupException">It cannot be read, has no key, or has expired.</exception>
    public ServerCertificate(CertificateFiles files, TimeProvider time, Log log)
    {
        this.files = files;
        this.log = log;
        seen = Look();
        handshake = Load();
        timer = time.CreateTimer(_ => Refresh(), null, Interval, Interval);
    }

    /// <summary>How connections begin that come from now on.</summary>
    public SslServerAuthenticationOptions Handshake => handshake;

    /// <summary>The certificate itself.</summary>
    public X509Certificate2 Certificate => handshake.ServerCertificateContext!.TargetCertificate;

    /// <summary>SHA-256 of the certificate, lower-case hex: what a client pins.</summary>
    public string Fingerprint => Certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();

    /// <summary>Reads the files again where they have changed. One that cannot be read is said, and the old one stays.</summary>
    public void Refresh()
    {
        lock (one)
        {
            var now = Look();
            if (now == seen)
            {
                return;
            }

            seen = now;
            try
            {
                handshake = Load();
                log.Information($"the certificate was read again: fingerprint {Fingerprint}, valid until {Certificate.NotAfter.ToUniversalTime():u}");
            }
            catch (StartupException e)
            {
                log.Error(e.Message + "; the certificate stays as it was");
            }
        }
    }

    public void Dispose() => timer.Dispose();

    private (DateTime, DateTime?) Look() => (File.GetLastWriteTimeUtc(files.Certificate), files.Key is null ? null : File.GetLastWriteTimeUtc(files.Key));

    private SslServerAuthenticationOptions Load()
    {
        try
        {
            var password = files.PasswordFile is null ? null : File.ReadLines(files.PasswordFile).FirstOrDefault();
            var chain = new X509Certificate2Collection();
            X509Certificate2 certificate;
            if (X509Certificate2.GetCertContentType(files.Certificate) == X509ContentType.Pfx)
            {
                chain = X509CertificateLoader.LoadPkcs12CollectionFromFile(files.Certificate, password);
                certificate = chain.FirstOrDefault(one => one.HasPrivateKey) ?? throw new StartupException($"{files.Certificate} has no certificate with its key");
            }
            else
            {
                certificate = password is null
                    ? X509Certificate2.CreateFromPemFile(files.Certificate, files.Key)
                    : X509Certificate2.CreateFromEncryptedPemFile(files.Certificate, password, files.Key);
                chain.ImportFromPemFile(files.Certificate);
            }

            return new()
            {
                ServerCertificateContext = SslStreamCertificateContext.Create(certificate, chain, offline: true),
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            };
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"cannot use the certificate {files.Certificate}: {e.Message}", e);
        }
    }
}
