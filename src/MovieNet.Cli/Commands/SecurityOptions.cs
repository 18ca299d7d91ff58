using System.CommandLine;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Cli.Commands;

/// <summary>How a server is connected to, as options. A token is never an argument: the process list would show it.</summary>
internal sealed class SecurityOptions
{
    private readonly Option<bool> tls = new("--tls") { Description = "Encrypt; the certificate must be one that this machine trusts." };
    private readonly Option<string?> fingerprint = new("--fingerprint") { Description = "Encrypt, and trust exactly the certificate with this SHA-256.", HelpName = "HEX" };
    private readonly Option<string?> tokenFile = new("--token-file") { Description = "Show the token that this file holds; - reads it from the standard input.", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Add(tls);
        command.Add(fingerprint);
        command.Add(tokenFile);
    }

    /// <summary>The entry with what was given; what was not stays.</summary>
    /// <exception cref="CommandException">The fingerprint is none, or the file cannot be read.</exception>
    public ServerEntry Apply(ParseResult parsed, ServerEntry entry)
    {
        if (parsed.GetValue(tls))
        {
            entry = entry with { Tls = true };
        }

        if (parsed.GetValue(fingerprint) is { } typed)
        {
            entry = entry with
            {
                Tls = true,
                Fingerprint = ServerEntry.ParseFingerprint(typed) ?? throw new CommandException(ExitCode.Usage, "--fingerprint must be a SHA-256: 64 digits from 0 to f, colons allowed."),
            };
        }

        return parsed.GetValue(tokenFile) is { } file ? entry with { Token = Read(file) } : entry;
    }

    private static Secret Read(string file)
    {
        try
        {
            var text = string.Equals(file, "-", StringComparison.Ordinal) ? Console.In.ReadLine() : File.ReadLines(file).FirstOrDefault();
            return string.IsNullOrWhiteSpace(text) ? throw new CommandException(ExitCode.Usage, $"--token-file: {file} holds no token.") : new(text.Trim());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Usage, $"--token-file: {file} cannot be read: {e.Message}");
        }
    }
}
