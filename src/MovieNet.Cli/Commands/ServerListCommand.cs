using System.CommandLine;
using System.Diagnostics;
using MovieNet.Cli.Output;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Cli.Commands;

/// <summary>serverlist: every server of the list, asked now.</summary>
internal static class ServerListCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = Options.Json();
        var export = new Option<FileInfo?>("--export") { Description = "Write the list into a file instead.", HelpName = "FILE" };
        var import = new Option<FileInfo?>("--import") { Description = "Add the servers of such a file that are not in the list yet.", HelpName = "FILE" };
        var command = new Command("serverlist", "Show the servers and how they are, asked now.") { json, export, import };
        command.Validators.Add(result =>
        {
            if (new[] { result.GetValue(json), result.GetValue(export) is not null, result.GetValue(import) is not null }.Count(given => given) > 1)
            {
                result.AddError("--json, --export and --import exclude each other");
            }
        });
        command.SetAction((parsed, stop) =>
            parsed.GetValue(export) is { } to ? ServerListFiles.ExportAsync(terminal, to, stop)
            : parsed.GetValue(import) is { } from ? ServerListFiles.ImportAsync(terminal, from, stop)
            : RunAsync(terminal, parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, bool asJson, CancellationToken stop)
    {
        await using var session = FleetSession.OpenEvenEmpty();
        var latencies = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        await foreach (var answer in session.Fleet.AskAsync((_, client, token) => LatencyAsync(client, token), cancellationToken: stop))
        {
            if (answer.IsKnown)
            {
                latencies[answer.Server] = answer.Value;
            }
        }

        var servers = session.Fleet.Servers;
        if (asJson)
        {
            ServerTable.WriteJson(terminal, servers, latencies);
        }
        else
        {
            ServerTable.Write(terminal, servers, latencies);
        }

        return servers.All(server => server.State is LinkState.Answers or LinkState.Paused) ? ExitCode.Done : ExitCode.NoAnswer;
    }

    /// <summary>The second answer's time: the first one's is mostly this program's own start.</summary>
    private static async Task<TimeSpan> LatencyAsync(MovieClient client, CancellationToken cancellationToken)
    {
        await client.StatusAsync(cancellationToken);
        var start = Stopwatch.GetTimestamp();
        await client.StatusAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(start);
    }
}
