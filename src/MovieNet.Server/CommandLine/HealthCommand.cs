using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MovieNet.Protocol;

namespace MovieNet.Server;

/// <summary>The subcommand <c>health</c>: asks a running server on this machine for a sign of life, so that a container needs nothing else for it.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static Command Make()
    {
        var port = new Option<int>("--port") { Description = "Where it listens, on loopback.", Required = true, HelpName = "PORT" };
        var certificate = new Option<string?>("--certificate") { Description = "The certificate (PEM) that it encrypts with; no other one is taken.", HelpName = "FILE" };
        var command = new Command("health", "Asks a running server for a sign of life; ends with 0 where it answers, else with 1.") { port, certificate };
        command.SetAction((result, cancellationToken) => AskAsync(result.GetRequiredValue(port), result.GetValue(certificate), cancellationToken));
        return command;
    }

    /// <exception cref="StartupException">It does not answer; says why.</exception>
    private static async Task<int> AskAsync(int port, string? certificate, CancellationToken cancellationToken)
    {
        try
        {
            var options = new MovieClientOptions { ConnectTimeout = Patience, RequestTimeout = Patience, Tls = certificate is null ? null : new(FingerprintOf(certificate)) };
            await using var client = await MovieClient.ConnectAsync("127.0.0.1", port, options, cancellationToken);
            var hello = await client.HelloAsync(cancellationToken);
            await Console.Out.WriteLineAsync($"{hello.Name} answers, version {hello.Version}");
            return 0;
        }
        catch (Exception e) when (e is NoAnswerException or ServerErrorException)
        {
            throw new StartupException(string.Create(CultureInfo.InvariantCulture, $"no sign of life at port {port}: {e.Message}"), e);
        }
    }

    private static string FingerprintOf(string file)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(File.ReadAllText(file));
            return certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"cannot read the certificate {file}: {e.Message}", e);
        }
    }
}
