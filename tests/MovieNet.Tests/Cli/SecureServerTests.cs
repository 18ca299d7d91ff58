using MovieNet.Server.Access;
using MovieNet.Server.Commands;
using MovieNet.Testing;

namespace MovieNet.Tests.Cli;

/// <summary>addserver and secureserver with servers that encrypt and ask for tokens.</summary>
public sealed class SecureServerTests : CliTest
{
    private readonly TempFolder folder = new();
    private string fingerprint = "";
    private TestServer server = null!;

    private string Address => $"127.0.0.1:{server.Endpoint.Port}";

    public override async ValueTask InitializeAsync()
    {
        fingerprint = SelfSigned.Write(folder.File("server.pem"), ["127.0.0.1"], TimeProvider.System.GetUtcNow());
        await File.WriteAllTextAsync(folder.File("token"), new TokenFile(folder.File("tokens")).Add("cli", Right.Write, TimeProvider.System) + "\n", Stop);
        server = await TestServer.StartAsync("films", tokens: folder.File("tokens"), certificate: folder.File("server.pem"));
    }

    public override async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await base.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task What_is_missing_is_said_step_by_step_and_then_it_is_added()
    {
        var plain = await RunAsync("addserver", "Alpha", Address);
        Assert.Equal((3, true), (plain.ExitCode, plain.Error.Contains("it may ask for TLS", StringComparison.Ordinal)));
        Assert.Equal(0, (await RunAsync("deleteserver", "Alpha")).ExitCode);

        var untrusted = await RunAsync("addserver", "Alpha", Address, "--tls");
        Assert.Equal(4, untrusted.ExitCode);
        Assert.EndsWith($"If the server printed this fingerprint when it started, add it with --fingerprint {fingerprint}\n", untrusted.Error, StringComparison.Ordinal);

        var nobody = await RunAsync("addserver", "Alpha", Address, "--fingerprint", fingerprint);
        Assert.Equal((4, "movienet: Alpha was not added: it asks for a token, and none is set for it. Give a token with --token-file FILE.\n"), (nobody.ExitCode, nobody.Error));

        var added = await RunAsync("addserver", "Alpha", Address, "--fingerprint", fingerprint, "--token-file", folder.File("token"));
        Assert.Equal((0, $"Added Alpha at {Address}: “films”, 0 movies, version 0.1.0."), (added.ExitCode, Assert.Single(added.Lines)));
        Assert.Equal(0, (await RunAsync("add", "Ran", "--year", "1985")).ExitCode);
    }

    [Fact]
    public async Task How_a_server_is_asked_can_be_changed()
    {
        Assert.Equal(0, (await RunAsync("addserver", "Alpha", Address, "--fingerprint", fingerprint, "--token-file", folder.File("token"))).ExitCode);

        Assert.Equal(["Alpha is asked without encryption, without a token."], (await RunAsync("secureserver", "Alpha", "--plain", "--no-token")).Lines);
        Assert.Equal(3, (await RunAsync("status")).ExitCode);
        Assert.Equal(
            [$"Alpha is asked over TLS, trusting the certificate {fingerprint}, with a token."],
            (await RunAsync("secureserver", "Alpha", "--fingerprint", fingerprint, "--token-file", folder.File("token"))).Lines);
        Assert.Equal(0, (await RunAsync("status")).ExitCode);
    }

    [Theory]
    [InlineData("--fingerprint", "12:34", "--fingerprint must be a SHA-256: 64 digits from 0 to f, colons allowed.")]
    [InlineData("--token-file", "absent", "--token-file: absent cannot be read")]
    public async Task What_is_none_is_refused(string option, string value, string words)
    {
        var run = await RunAsync("addserver", "Alpha", Address, option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"movienet: {words}", run.Error, StringComparison.Ordinal);
    }
}
