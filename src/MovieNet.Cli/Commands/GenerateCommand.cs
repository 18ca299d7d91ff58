using System.CommandLine;
using MovieNet.Cli.Generating;
using MovieNet.Cli.Output;

namespace MovieNet.Cli.Commands;

/// <summary>generate: makes up movies and sends them to servers as import does.</summary>
internal static class GenerateCommand
{
    public static Command Create(Terminal terminal)
    {
        var count = new Option<int>("--count") { Description = "How many movies.", HelpName = "N", Required = true };
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--count must be 1 or more");
            }
        });
        var seed = new Option<int?>("--seed") { Description = "The same number makes the same movies; else one is drawn.", HelpName = "N" };
        var servers = Options.Servers("Only to this server; may stand several times.");
        var json = Options.Json();
        var command = new Command("generate", "Make up movies and send them to every server.") { count, seed, servers, json };
        command.SetAction((parsed, stop) => RunAsync(
            terminal, parsed.GetValue(count), parsed.GetValue(seed) ?? Random.Shared.Next(), parsed.GetValue(servers) ?? [], parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, int count, int seed, string[] servers, bool asJson, CancellationToken stop)
    {
        await using var session = FleetSession.Open();
        var only = session.Only(servers);
        var sendings = session.Fleet.Servers
            .Where(server => only?.Invoke(server.Name) != false)
            .Select(server => new GeneratedMovies(session.Fleet, server.Name, seed, count))
            .ToList();
        using var report = new GenerateReport(terminal, seed, count, asJson);
        var progress = WorkProgress.On(terminal, "Sending", asJson);
        await progress.RunAsync(async () =>
        {
            void show() => progress.Show(sendings.Sum(sending => sending.Counts.Read), sendings.Average(sending => (double)sending.Counts.Read / count));
            // All at once: a server that is slow or away holds up no other.
            await Task.WhenAll(sendings.Select(sending => sending.SendAsync(show, stop)));
        });
        foreach (var sending in sendings)
        {
            report.Add(sending);
        }

        return sendings.Max(sending => sending.ExitCode);
    }
}
