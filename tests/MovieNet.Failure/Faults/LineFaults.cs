using MovieNet.Failure.App;
using MovieNet.Failure.Line;
using MovieNet.Failure.Running;

namespace MovieNet.Failure.Faults;

/// <summary>What happens between the apps and a server.</summary>
internal static class LineFaults
{
    private const int MostTries = 5;

    public static Task<string> CutAsync(Trial trial, Random random) => SilenceAsync(trial, ServerFaults.Any(trial, random), LineState.Silent);

    /// <summary>
    /// Writes on their way are done, and their answers never come: they are unsure, are asked again, and must not be done twice. The
    /// line is slow at first, so that some are on their way; where the machine was slower still and none was, it is done once more.
    /// </summary>
    public static async Task<string> LoseAnswersAsync(Trial trial, Random random)
    {
        var server = ServerFaults.Any(trial, random);
        var before = Unsure();
        for (var tries = 0; tries < MostTries && Unsure() == before; tries++)
        {
            server.Line.Set(LineState.Slow);
            await trial.Steady.UntilAsync(() => IsHalfTold(trial, trial.Steady), "Steady has begun a write to three servers and heard of two");
            await SilenceAsync(trial, server, LineState.AnswersLost);
        }

        return server.Name;

        int Unsure() => trial.Ledger.Writes.Count(write => write.WasUnsure);
    }

    /// <summary>Whether an app has begun a write to three servers and knows of two what became of it.</summary>
    public static bool IsHalfTold(Trial trial, AppProcess app)
    {
        var begun = app.Begun;
        return begun.Count == trial.Servers.Count && begun.Count(trial.Ledger.IsTold) == trial.Servers.Count - 1;
    }

    public static async Task<string> SlowAsync(Trial trial, Random random)
    {
        var server = ServerFaults.Any(trial, random);
        server.Line.Set(LineState.Slow);
        await trial.Steady.ReceiptsAsync(ServerFaults.Some);
        await trial.Victim.ReceiptsAsync(ServerFaults.Some);
        server.Line.Set(LineState.Good);
        await trial.AllAnswerAsync();
        return server.Name;
    }

    /// <summary>Nobody may have noticed when the next connection is there, so what is waited for are writes.</summary>
    public static async Task<string> ResetAsync(Trial trial, Random random)
    {
        var server = ServerFaults.Any(trial, random);
        server.Line.Reset();
        await trial.Steady.ReceiptsAsync(ServerFaults.Some);
        server.Line.Reset();
        await trial.Victim.ReceiptsAsync(ServerFaults.Some);
        await trial.AllAnswerAsync();
        return server.Name;
    }

    private static async Task<string> SilenceAsync(Trial trial, TrialServer server, LineState state)
    {
        server.Line.Set(state);
        await trial.Steady.UntilGoneAsync(server.Name);
        await trial.Steady.ReceiptsAsync(ServerFaults.Some);
        server.Line.Set(LineState.Good);
        await trial.AllAnswerAsync();
        return server.Name;
    }
}
