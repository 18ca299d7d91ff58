using MovieNet.Failure.Running;
using MovieNet.Federation;

namespace MovieNet.Failure.Faults;

/// <summary>What happens to a server's process.</summary>
internal static class ServerFaults
{
    /// <summary>Receipts to wait for, so that people have written while it was so.</summary>
    public const int Some = 12;

    public static async Task<string> KillAsync(Trial trial, Random random)
    {
        var server = Any(trial, random);
        await server.Daemon.KillAsync();
        await trial.Steady.UntilGoneAsync(server.Name);
        await trial.Steady.ReceiptsAsync(Some);
        await server.StartAsync();
        await trial.AllAnswerAsync();
        return server.Name;
    }

    public static async Task<string> KillAllAsync(Trial trial, Random random)
    {
        await Task.WhenAll(trial.Servers.Select(server => server.Daemon.KillAsync()));
        foreach (var server in trial.Servers)
        {
            await trial.Steady.UntilGoneAsync(server.Name);
        }

        await Task.WhenAll(trial.Servers.Select(server => server.StartAsync()));
        await trial.AllAnswerAsync();
        await trial.Steady.ReceiptsAsync(Some);
        return "all three at once";
    }

    public static async Task<string> StopAsync(Trial trial, Random random)
    {
        var server = Any(trial, random);
        await server.Daemon.StopAsync();
        await trial.Steady.UntilGoneAsync(server.Name);
        await trial.Steady.ReceiptsAsync(Some);
        await server.Daemon.ContinueAsync();
        await trial.AllAnswerAsync();
        return server.Name;
    }

    public static async Task<string> RestartAsync(Trial trial, Random random)
    {
        var server = Any(trial, random);
        var code = await server.Daemon.TerminateAsync();
        if (code != 0)
        {
            throw new InvalidOperationException($"{server.Name} ended with exit code {code}");
        }

        await trial.Steady.UntilGoneAsync(server.Name);
        await server.StartAsync();
        await trial.AllAnswerAsync();
        return server.Name;
    }

    /// <summary>Another server answers at its address: it is refused, it gets no write, and what the first one holds is not known.</summary>
    public static async Task<string> ReplaceAsync(Trial trial, Random random)
    {
        var server = Any(trial, random);
        await server.Daemon.KillAsync();
        await trial.Stranger.StartAsync();
        server.Line.Target = trial.Stranger.Port;
        await trial.Steady.UntilAsync(server.Name, LinkState.Refused);
        await trial.Victim.UntilAsync(server.Name, LinkState.Refused);
        await trial.Steady.ReceiptsAsync(Some);
        await trial.Stranger.KillAsync();
        await server.StartAsync();
        await trial.AllAnswerAsync();
        return server.Name;
    }

    public static TrialServer Any(Trial trial, Random random) => trial.Servers[random.Next(trial.Servers.Count)];
}
