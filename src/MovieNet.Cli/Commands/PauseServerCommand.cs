using System.CommandLine;
using MovieNet.Cli.Output;
using MovieNet.Federation;

namespace MovieNet.Cli.Commands;

/// <summary>pauseserver and resumeserver: a paused server is not asked, so what it holds is not known.</summary>
internal static class PauseServerCommand
{
    public static Command Create(Terminal terminal, bool paused)
    {
        var name = Options.ServerName();
        var command = paused
            ? new Command("pauseserver", "Ask a server no more until it is resumed.") { name }
            : new Command("resumeserver", "Ask a paused server again.") { name };
        command.SetAction(parsed =>
        {
            var list = new ServerList(FleetSession.OpenDatabase());
            var entry = FleetSession.Find(list, parsed.GetRequiredValue(name));
            list.Update(entry.Name, entry with { Paused = paused });
            terminal.PlainOut.WriteLine(paused ? $"{entry.Name} is paused: what it holds is not known until movienet resumeserver {entry.Name}" : $"{entry.Name} is asked again.");
            return ExitCode.Done;
        });
        return command;
    }
}
