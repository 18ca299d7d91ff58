using MovieNet.Federation;

namespace MovieNet.Cli.Commands;

/// <summary>Reads names and addresses of servers as they are typed.</summary>
internal static class Addresses
{
    /// <exception cref="CommandException">The name or the address is none.</exception>
    public static ServerEntry Entry(string name, string address)
    {
        if (ServerEntry.TryParseAddress(address, out var host, out var port) is { } problem)
        {
            throw new CommandException(ExitCode.Usage, $"HOST:PORT {problem}.");
        }

        return ServerEntry.Check(name, host, port) is [var (field, why), ..]
            ? throw new CommandException(ExitCode.Usage, $"{field} {why}.")
            : new(name, host, port);
    }
}
