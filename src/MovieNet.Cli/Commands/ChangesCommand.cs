using System.CommandLine;
using System.Runtime.CompilerServices;
using MovieNet.Cli.Output;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Cli.Commands;

/// <summary>changes: what was written to the servers, by time, the latest last as in a log.</summary>
internal static class ChangesCommand
{
    private const int Enough = 50;
    private const int PageMaximum = 500;

    public static Command Create(Terminal terminal)
    {
        var servers = Options.Servers("Only what was written to this server; may stand several times.");
        var since = PastTime.Option("--since", "Only what was written at this time or later: all of it, unless --limit is said.");
        var limit = Options.Limit($"The most changes to show, the latest; else {Enough}.");
        var json = Options.Json();
        var command = new Command("changes", "Show what was written to the servers, by whom and when.") { servers, since, limit, json };
        command.SetAction((parsed, stop) => RunAsync(
            terminal, parsed.GetValue(servers) ?? [], parsed.GetValue(since), parsed.GetValue(limit), parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string[] names, DateTimeOffset? since, int? limit, bool asJson, CancellationToken stop)
    {
        await using var session = FleetSession.Open();
        var only = session.Only(names);
        // The latest are read from the end, and turned round; a whole stretch of time is read and shown from its beginning.
        var latest = since is null || limit is not null ? limit ?? Enough : (int?)null;
        var query = new ChangeQuery { Since = since, Descending = latest is not null, Limit = Math.Min(latest ?? PageMaximum, PageMaximum) };
        var history = new ChangeHistory(session.Fleet, query, only);
        var changes = latest is { } most ? Reversed(history, most, stop) : history.ReadAsync(stop);
        using var json = asJson ? new ChangesJson(terminal) : null;
        var lines = new ChangeLines(terminal, [.. session.Fleet.Servers.Where(server => only?.Invoke(server.Name) != false).Select(server => server.Name)]);
        await foreach (var change in changes)
        {
            if (json is null)
            {
                lines.Write(change);
            }
            else
            {
                json.Add(change);
            }
        }

        var outcomes = session.Outcomes(history.Silent).Where(server => only?.Invoke(server.Name) != false).ToList();
        json?.End(outcomes);
        if (json is null)
        {
            await terminal.PlainOut.FlushAsync(stop);
            NoAnswers.Write(terminal, outcomes);
        }

        return history.Silent.Count > 0 ? ExitCode.NoAnswer : ExitCode.Done;
    }

    private static async IAsyncEnumerable<ServerChange> Reversed(ChangeHistory history, int most, [EnumeratorCancellation] CancellationToken stop)
    {
        var latest = await history.ReadAsync(stop).Take(most).ToListAsync(stop);
        latest.Reverse();
        foreach (var change in latest)
        {
            yield return change;
        }
    }
}
