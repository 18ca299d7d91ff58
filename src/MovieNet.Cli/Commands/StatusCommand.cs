using System.CommandLine;
using MovieNet.Cli.Output;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Cli.Commands;

/// <summary>status: how the servers are, asked now.</summary>
internal static class StatusCommand
{
    public static Command Create(Terminal terminal)
    {
        var servers = Options.Servers("Only this server; may stand several times.");
        var json = Options.Json();
        var command = new Command("status", "Show how the servers are: movies, last change, size, since when they run, how many requests failed.") { servers, json };
        command.SetAction((parsed, stop) => RunAsync(terminal, parsed.GetValue(servers) ?? [], parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string[] names, bool asJson, CancellationToken stop)
    {
        await using var session = FleetSession.Open();
        var only = session.Only(names);
        var answers = new Dictionary<string, AskedStatus>(StringComparer.Ordinal);
        await foreach (var answer in session.Fleet.AskAsync((_, client, token) => AskAsync(client, token), only: only, cancellationToken: stop))
        {
            answers[answer.Server] = answer.Value ?? new(null, null, answer.Silence);
        }

        List<(ServerHealth Server, AskedStatus Status)> rows =
            [.. session.Fleet.Servers.Where(server => answers.ContainsKey(server.Name)).Select(server => (server, answers[server.Name]))];
        if (asJson)
        {
            StatusTable.WriteJson(terminal, rows);
        }
        else
        {
            StatusTable.Write(terminal, rows);
            NoAnswers.Write(terminal, rows
                .Where(row => row.Server.State != LinkState.Paused)
                .Select(row => new ServerOutcome(row.Server.Name, row.Server.Entry.Address, row.Status.Silence)));
        }

        return rows.TrueForAll(row => row.Status.Silence is null || row.Server.State == LinkState.Paused) ? ExitCode.Done : ExitCode.NoAnswer;
    }

    private static async Task<AskedStatus> AskAsync(MovieClient client, CancellationToken stop)
    {
        var latest = client.ChangesAsync(new() { Limit = 1, Descending = true }, stop);
        var status = await client.StatusAsync(stop);
        return new(status, (await latest).Changes is [var change] ? change.At : null, null);
    }
}
