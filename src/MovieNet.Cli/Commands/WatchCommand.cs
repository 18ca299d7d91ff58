using System.CommandLine;
using System.Text.Json;
using MovieNet.Cli.Output;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Cli.Commands;

/// <summary>watch: every change as it is made, until Ctrl-C, which is the ordinary end.</summary>
internal static class WatchCommand
{
    public static Command Create(Terminal terminal)
    {
        var servers = Options.Servers("Only what is written to this server; may stand several times.");
        var json = new Option<bool>("--json") { Description = "Print each change as a line of JSON." };
        var command = new Command("watch", "Show every change of the servers as it is made, until Ctrl-C.") { servers, json };
        command.SetAction((parsed, stop) => RunAsync(terminal, parsed.GetValue(servers) ?? [], parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string[] names, bool asJson, CancellationToken stop)
    {
        await using var session = FleetSession.Open();
        var lines = new ChangeLines(terminal, [.. session.Fleet.Servers.Select(server => server.Name)]);
        try
        {
            await foreach (var one in new ChangeFollower(session.Fleet, session.Only(names)).FollowAsync(stop))
            {
                switch (one)
                {
                    case Followed.Begun { Server: var server }:
                        terminal.Error.WriteLine($"movienet: watching {server}.");
                        break;
                    case Followed.Lost(var server, var why):
                        terminal.Error.WriteLine($"movienet: {server} does not answer: {why}. It is asked until it does, and then nothing will be missing.");
                        break;
                    case Followed.Changed(var server, var change) when asJson:
                        terminal.Bytes.Write([.. JsonSerializer.SerializeToUtf8Bytes(new ServerChange(server, change), ProtocolJson.Options), (byte)'\n']);
                        await terminal.Bytes.FlushAsync(stop);
                        break;
                    case Followed.Changed(var server, var change):
                        lines.Write(new(server, change));
                        await terminal.PlainOut.FlushAsync(stop);
                        break;
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Ctrl-C.
        }

        return ExitCode.Done;
    }
}
