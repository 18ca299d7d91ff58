using System.CommandLine;
using MovieNet.Cli.Output;
using MovieNet.Federation;

namespace MovieNet.Cli.Commands;

/// <summary>deleteserver: takes a server out of the list; the server and its movies stay as they are.</summary>
internal static class DeleteServerCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = Options.ServerName();
        var command = new Command("deleteserver", "Take a server out of the server list; its movies stay where they are.") { name };
        command.SetAction(parsed =>
        {
            var list = new ServerList(FleetSession.OpenDatabase());
            var entry = FleetSession.Find(list, parsed.GetRequiredValue(name));
            list.Remove(entry.Name);
            terminal.PlainOut.WriteLine($"{entry.Name} ({entry.Address}) is out of the server list.");
            return ExitCode.Done;
        });
        return command;
    }
}
