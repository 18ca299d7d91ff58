using MovieNet.Failure.Line;
using MovieNet.Failure.Running;

namespace MovieNet.Failure.Faults;

/// <summary>What happens between the apps and a server.</summary>
internal static class LineFaults
{
    public static Task<string> CutAsync(Trial trial, Random random) => SilenceAsync(trial, random, LineState.Silent);

    /// <summary>Every write on its way is done, and its answer never comes: it is unsure, is asked again, and must not be done twice.</summary>
    public static Task<string> LoseAnswersAsync(Trial trial, Random random) => SilenceAsync(trial, random, LineState.AnswersLost);

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

    private static async Task<string> SilenceAsync(Trial trial, Random random, LineState state)
    {
        var server = ServerFaults.Any(trial, random);
        server.Line.Set(state);
        await trial.Steady.UntilGoneAsync(server.Name);
        await trial.Steady.ReceiptsAsync(ServerFaults.Some);
        server.Line.Set(LineState.Good);
        await trial.AllAnswerAsync();
        return server.Name;
    }
}
