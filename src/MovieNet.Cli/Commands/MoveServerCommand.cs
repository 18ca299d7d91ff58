using System.CommandLine;
using MovieNet.Cli.Output;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Cli.Commands;

/// <summary>moveserver: the same server at another address.</summary>
internal static class MoveServerCommand
{
    public static Command Create(Terminal terminal)
    {
        var (name, address) = (Options.ServerName(), Options.Address());
        var command = new Command("moveserver", "Change a server's address; it stays the same server.") { name, address };
        command.SetAction((parsed, stop) => RunAsync(terminal, parsed.GetRequiredValue(name), parsed.GetRequiredValue(address), stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string name, string address, CancellationToken stop)
    {
        var (host, port) = Addresses.Entry(name, address) is var typed ? (typed.Host, typed.Port) : default;
        await using var session = FleetSession.OpenEvenEmpty();
        var list = session.Fleet.List;
        var entry = FleetSession.Find(list, name);
        try
        {
            var hello = (await session.Fleet.ProbeAsync(entry with { Host = host, Port = port }, stop)).Hello;
            if (entry.ServerId is { } met && met != hello.ServerId)
            {
                throw new CommandException(
                    ExitCode.Refused,
                    $"{entry.Name} was not moved: another server answers at {typed.Address} (“{hello.Name}”). To ask that one instead, use deleteserver and addserver.");
            }

            if (entry.ServerId is null && list.All().FirstOrDefault(other => other.ServerId == hello.ServerId) is { } same)
            {
                throw new CommandException(ExitCode.Refused, $"{entry.Name} was not moved: the server at {typed.Address} is {same.Name}.");
            }

            list.Move(entry.Name, host, port);
            terminal.PlainOut.WriteLine($"{entry.Name} is at {typed.Address} now.");
            return ExitCode.Done;
        }
        catch (Exception e) when (Unwelcome.Is(e))
        {
            throw new CommandException(ExitCode.Refused, $"{entry.Name} was not moved: at {typed.Address} {Unwelcome.Words(entry, e)}.");
        }
        catch (NoAnswerException e)
        {
            // Nothing proves that it is there, so no other server may be pushed aside for it.
            list.Update(entry.Name, entry with { Host = host, Port = port });
            terminal.Error.WriteLine($"movienet: {entry.Name} was moved, but nothing answers at {typed.Address} yet: {e.Message}.");
            return ExitCode.NoAnswer;
        }
    }
}
