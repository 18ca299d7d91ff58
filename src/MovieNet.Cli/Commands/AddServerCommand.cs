using System.CommandLine;
using MovieNet.Cli.Output;
using MovieNet.Protocol;

namespace MovieNet.Cli.Commands;

/// <summary>addserver: puts a server into the list, also one that does not answer yet.</summary>
internal static class AddServerCommand
{
    public static Command Create(Terminal terminal)
    {
        var (name, address) = (Options.ServerName(), Options.Address());
        var command = new Command("addserver", "Add a server to the server list.") { name, address };
        command.SetAction((parsed, stop) => RunAsync(terminal, parsed.GetRequiredValue(name), parsed.GetRequiredValue(address), stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string name, string address, CancellationToken stop)
    {
        var entry = Addresses.Entry(name, address);
        await using var session = FleetSession.OpenEvenEmpty();
        try
        {
            var probe = await session.Fleet.ProbeAsync(entry.Host, entry.Port, stop);
            if (probe.Objection is { } objection)
            {
                throw new CommandException(ExitCode.Refused, $"{name} was not added: {objection}.");
            }

            session.Fleet.List.Add(entry with { ServerId = probe.Hello.ServerId });
            terminal.PlainOut.WriteLine(FormattableString.Invariant($"Added {name} at {entry.Address}: “{probe.Hello.Name}”, {probe.Status!.Movies:N0} movies, version {probe.Hello.Version}."));
            return ExitCode.Done;
        }
        catch (NoAnswerException e) when (e.Reason != NoAnswerReason.NotUnderstood)
        {
            session.Fleet.List.Add(entry);
            terminal.Error.WriteLine($"movienet: {name} was added, but nothing answers at {entry.Address} yet: {e.Message}.");
            return ExitCode.NoAnswer;
        }
        catch (Exception e) when (e is NoAnswerException or ServerErrorException)
        {
            throw new CommandException(ExitCode.Refused, $"{name} was not added: {e.Message}.");
        }
    }
}
