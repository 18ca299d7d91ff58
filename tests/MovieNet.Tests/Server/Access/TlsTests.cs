using System.Security.Cryptography.X509Certificates;
using MovieNet.Protocol;
using MovieNet.Server;
using MovieNet.Server.Access;
using MovieNet.Testing;

namespace MovieNet.Tests.Server.Access;

public sealed class TlsTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly ManualClock clock = new();
    private string fingerprint = "";
    private TestServer server = null!;

    private string Pem => folder.File("server.pem");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        fingerprint = SelfSigned.Write(Pem, ["localhost", "127.0.0.1"], TimeProvider.System.GetUtcNow());
        server = await TestServer.StartAsync(time: clock, certificate: Pem);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_and_shown()
    {
        var refused = await Assert.ThrowsAsync<NoAnswerException>(() => ConnectAsync(new TlsVerification()));

        Assert.Equal((NoAnswerReason.NotTrusted, false, fingerprint), (refused.Reason, refused.Sent, refused.Certificate!.Fingerprint));
        Assert.Equal("its certificate is not trusted: no authority that this machine trusts vouches for it (CN=localhost)", refused.Message);
        Assert.Matches("^([0-9A-F]{2}:){31}[0-9A-F]{2}$", refused.Certificate.Readable);
    }

    [Fact]
    public async Task The_certificate_that_was_pinned_is_taken_and_any_other_is_refused()
    {
        await using (var client = await ConnectAsync(new TlsVerification(fingerprint)))
        {
            Assert.Equal(server.ServerId, (await client.HelloAsync(Token)).ServerId);
        }

        var refused = await Assert.ThrowsAsync<NoAnswerException>(() => ConnectAsync(new TlsVerification(new('a', 64))));
        Assert.Equal("it shows another certificate than the one that was trusted (CN=localhost)", refused.Message);
    }

    [Fact]
    public async Task Plain_and_encrypted_do_not_meet_and_both_sides_say_so()
    {
        await using var plain = await ConnectAsync(null);
        var silent = await Assert.ThrowsAsync<NoAnswerException>(() => plain.HelloAsync(Token));
        Assert.Equal("the server closed the connection without a word; it may ask for TLS", silent.Message);

        await using var open = await TestServer.StartAsync();
        var none = await Assert.ThrowsAsync<NoAnswerException>(() => MovieClient.ConnectAsync("127.0.0.1", open.Endpoint.Port, new() { Tls = new() }, Token));
        Assert.Equal("no TLS is spoken there", none.Message);
    }

    [Fact]
    public async Task A_renewed_certificate_is_taken_without_a_restart_and_a_spoiled_one_is_not()
    {
        File.Delete(Pem);
        var renewed = SelfSigned.Write(Pem, ["localhost"], TimeProvider.System.GetUtcNow());
        Later();
        await (await ConnectAsync(new TlsVerification(renewed))).DisposeAsync();

        await File.WriteAllTextAsync(Pem, "spoiled", Token);
        Later();
        await (await ConnectAsync(new TlsVerification(renewed))).DisposeAsync();
        Assert.Contains("the certificate stays as it was", server.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_and_password_may_lie_in_files_of_their_own_and_a_pfx_will_do()
    {
        using var made = X509Certificate2.CreateFromPemFile(Pem);
        await File.WriteAllTextAsync(folder.File("password"), "a secret\n", Token);
        await File.WriteAllBytesAsync(folder.File("server.pfx"), made.Export(X509ContentType.Pfx, "a secret"), Token);
        await File.WriteAllTextAsync(folder.File("cert.pem"), made.ExportCertificatePem(), Token);
        await File.WriteAllTextAsync(folder.File("key.pem"), made.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem(), Token);

        using var pfx = Load(new(folder.File("server.pfx"), null, folder.File("password")));
        using var apart = Load(new(folder.File("cert.pem"), folder.File("key.pem"), null));
        Assert.Equal((fingerprint, fingerprint), (pfx.Fingerprint, apart.Fingerprint));
        Assert.Throws<StartupException>(() => Load(new(folder.File("server.pfx"), null, null)));
        Assert.Throws<StartupException>(() => Load(new(folder.File("cert.pem"), null, null)));
        Assert.Throws<StartupException>(() => Load(new(folder.File("absent.pem"), null, null)));
    }

    private ServerCertificate Load(CertificateFiles files) => new(files, clock, new(null));

    /// <summary>A file system's clock may be coarse, so the new file is given a time of its own.</summary>
    private void Later()
    {
        File.SetLastWriteTimeUtc(Pem, File.GetLastWriteTimeUtc(Pem).AddSeconds(clock.GetUtcNow().Second + 7));
        clock.Advance(TimeSpan.FromSeconds(11));
    }

    private Task<MovieClient> ConnectAsync(TlsVerification? tls) => MovieClient.ConnectAsync("127.0.0.1", server.Endpoint.Port, new() { Tls = tls }, Token);
}
