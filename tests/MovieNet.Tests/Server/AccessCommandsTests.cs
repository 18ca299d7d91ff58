using MovieNet.Testing;

namespace MovieNet.Tests.Server;

/// <summary>Who may reach the program, as the one who runs it says on the command line.</summary>
public sealed class AccessCommandsTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string Data => folder.File("a.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_token_is_shown_once_and_listed_without_its_secret_until_it_is_revoked()
    {
        var (_, secret, _) = await RunAsync("token", "add", "web", "--right", "write", "--data", Data);
        Assert.Matches("^mnt_[A-Za-z0-9_-]{43}\n$", secret);

        var (_, listed, _) = await RunAsync("token", "list", "--data", Data);
        Assert.Matches(@"^web\twrite\tmade [0-9-]{10} [0-9:]{5} UTC\n$", listed);
        Assert.Equal((1, $"movienet-server: there is a token web already; revoke it first, or take another name\n"), Failure(await RunAsync("token", "add", "Web", "--right", "read", "--data", Data)));

        Assert.Equal(0, (await RunAsync("token", "revoke", "web", "--data", Data)).Code);
        Assert.Equal("", (await RunAsync("token", "list", "--data", Data)).Output);
        Assert.Equal((1, $"movienet-server: there is no token web in {Data}.tokens\n"), Failure(await RunAsync("token", "revoke", "web", "--data", Data)));
    }

    [Fact]
    public async Task A_token_can_be_written_to_a_file_of_its_owner_instead()
    {
        var (code, output, errors) = await RunAsync("token", "add", "web", "--right", "admin", "--data", Data, "--out", folder.File("web.token"));

        Assert.Equal((0, "", ""), (code, output, errors));
        Assert.StartsWith("mnt_", await File.ReadAllTextAsync(folder.File("web.token"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(folder.File("web.token")) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal(
            (1, $"movienet-server: {folder.File("web.token")} is there already; nothing is overwritten\n"),
            Failure(await RunAsync("token", "add", "other", "--right", "read", "--data", Data, "--out", folder.File("web.token"))));
    }

    [Fact]
    public async Task Other_machines_are_let_in_with_tokens_and_TLS_only_or_when_told_in_plain_words()
    {
        string[] everywhere = ["--data", Data, "--bind", "0.0.0.0", "--ports", "0"];
        Assert.Equal(
            (1, $"movienet-server: listening on 0.0.0.0 would let everyone who can connect read and write: make a token (movienet-server token add NAME --right write --data {Data}), or say --without-tokens\n"),
            Failure(await RunAsync(everywhere)));

        await RunAsync("token", "add", "web", "--right", "write", "--data", Data);
        Assert.Equal(
            (1, "movienet-server: listening on 0.0.0.0 without TLS would show tokens and records to whoever is on the way: give --certificate FILE (movienet-server certificate makes one), or say --without-tls\n"),
            Failure(await RunAsync(everywhere)));
    }

    [Fact]
    public async Task A_certificate_is_made_for_its_names_and_its_fingerprint_is_printed_again_at_every_start()
    {
        var (_, fingerprint, _) = await RunAsync("certificate", "localhost", "127.0.0.1", "--out", folder.File("a.pem"));
        Assert.Matches("^[0-9a-f]{64}\n$", fingerprint);
        Assert.Equal(1, (await RunAsync("certificate", "localhost", "--out", folder.File("a.pem"))).Code);

        await using var daemon = ServerProcess.Start("--data", Data, "--ports", "0", "--certificate", folder.File("a.pem"));
        await daemon.ReadyAsync();
        daemon.Signal(15);

        Assert.Equal(0, await daemon.ExitCodeAsync());
        Assert.StartsWith($"movienet-server: certificate fingerprint {fingerprint[..^1]}, valid until ", await daemon.ErrorsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_of_life_is_asked_for_by_the_program_itself()
    {
        await RunAsync("certificate", "localhost", "--out", folder.File("a.pem"));
        await RunAsync("certificate", "localhost", "--out", folder.File("b.pem"));
        await RunAsync("token", "add", "web", "--right", "read", "--data", Data);
        await using var daemon = ServerProcess.Start("--data", Data, "--ports", "0", "--name", "Alpha", "--certificate", folder.File("a.pem"));
        var port = (await daemon.ReadyAsync()).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal((0, "Alpha answers, version 0.1.0\n", ""), await RunAsync("health", "--port", port, "--certificate", folder.File("a.pem")));
        Assert.Equal(
            (1, $"movienet-server: no sign of life at port {port}: it shows another certificate than the one that was trusted (CN=localhost)\n"),
            Failure(await RunAsync("health", "--port", port, "--certificate", folder.File("b.pem"))));
        await daemon.KillAsync();
        Assert.Equal(
            (1, $"movienet-server: no sign of life at port {port}: connection refused\n"),
            Failure(await RunAsync("health", "--port", port)));
    }

    [Theory]
    [InlineData("--tokens", "there is no file")]
    [InlineData("--certificate", "cannot use the certificate")]
    public async Task A_file_that_is_not_there_is_named(string option, string words)
    {
        var (code, errors) = Failure(await RunAsync("--data", Data, "--ports", "0", option, folder.File("absent")));

        Assert.Equal(1, code);
        Assert.StartsWith($"movienet-server: {words} {folder.File("absent")}", errors, StringComparison.Ordinal);
    }

    private static (int Code, string Errors) Failure((int Code, string Output, string Errors) run)
    {
        Assert.Equal("", run.Output);
        return (run.Code, run.Errors);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        await using var program = ServerProcess.Start(arguments);
        var output = new System.Text.StringBuilder();
        while (await program.ReadLineAsync() is { } line)
        {
            output.Append(line).Append('\n');
        }

        return (await program.ExitCodeAsync(), output.ToString(), await program.ErrorsAsync());
    }
}
