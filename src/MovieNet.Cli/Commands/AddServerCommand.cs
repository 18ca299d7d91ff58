using System.CommandLine;
using MovieNet.Cli.Output;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Cli.Commands;

/// <summary>addserver: puts a server into the list, also one that does not answer yet.</summary>
internal static class AddServerCommand
{
    public static Command Create(Terminal terminal)
    {
        var (name, address) = (Options.ServerName(), Options.Address());
        var tags = new Option<string[]>("--tag") { Description = "A short label of yours, such as archive; may stand several times.", HelpName = "TAG" };
        var command = new Command("addserver", "Add a server to the server list.") { name, address, tags };
        var security = new SecurityOptions();
        security.AddTo(command);
        command.SetAction((parsed, stop) => RunAsync(
            terminal,
            security.Apply(parsed, Addresses.Entry(parsed.GetRequiredValue(name), parsed.GetRequiredValue(address)) with { Tags = Tags(parsed.GetValue(tags) ?? []) }),
            stop));
        return command;
    }

    /// <exception cref="CommandException">One of them is no tag.</exception>
    private static IReadOnlyList<string> Tags(string[] typed)
    {
        var tags = ServerTags.Parse(ServerTags.Text(typed));
        return ServerTags.Check(tags) is { } problem ? throw new CommandException(ExitCode.Usage, $"--tag {problem}.") : tags;
    }

    private static async Task<int> RunAsync(Terminal terminal, ServerEntry entry, CancellationToken stop)
    {
        var name = entry.Name;
        await using var session = FleetSession.OpenEvenEmpty();
        try
        {
            var probe = await session.Fleet.ProbeAsync(entry, stop);
            if (probe.Objection is { } objection)
            {
                throw new CommandException(ExitCode.Refused, $"{name} was not added: {objection}.");
            }

            session.Fleet.List.Add(entry with { ServerId = probe.Hello.ServerId });
            terminal.PlainOut.WriteLine(FormattableString.Invariant($"Added {name} at {entry.Address}: “{probe.Hello.Name}”, {probe.Status!.Movies:N0} movies, version {probe.Hello.Version}."));
            return ExitCode.Done;
        }
        catch (NoAnswerException e) when (e.Certificate is { } shown)
        {
            throw new CommandException(
                ExitCode.Refused,
                $"{name} was not added: {e.Message}. If the server printed this fingerprint when it started, add it with --fingerprint {shown.Fingerprint}");
        }
        catch (Exception e) when (Unwelcome.Is(e))
        {
            throw new CommandException(ExitCode.Refused, $"{name} was not added: {Unwelcome.Words(entry, e)}. Give a token with --token-file FILE.");
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
