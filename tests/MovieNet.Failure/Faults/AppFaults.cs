using MovieNet.Failure.Checking;
using MovieNet.Failure.Line;
using MovieNet.Failure.Running;

namespace MovieNet.Failure.Faults;

/// <summary>What happens to an app.</summary>
internal static class AppFaults
{
    /// <summary>
    /// Killed in the middle of a write to three servers: the write has begun on all, and one's answer never comes. The next app on
    /// the same home must learn what became of it on each.
    /// </summary>
    public static async Task<string> KillAsync(Trial trial, Random random)
    {
        var server = ServerFaults.Any(trial, random);
        server.Line.Set(random.Next(2) == 0 ? LineState.AnswersLost : LineState.Silent);
        IReadOnlyList<Guid> begun = [];
        await trial.Victim.UntilAsync(() => Begins(trial, ref begun), "Victim has begun a write to three servers and heard of some");
        await trial.Victim.KillAsync();
        server.Line.Set(LineState.Good);

        var open = Journal.Read(trial.Victim.Home).Where(write => write.Outcome is null).Select(write => write.Request).ToHashSet();
        await trial.StartAsync(trial.Victim);
        await trial.AllAnswerAsync();
        // As a test of what comes after: the next app leaves alone for a while what another process may be sending.
        await trial.Victim.StepClockAsync(TimeSpan.FromMinutes(1));
        await Trial.UntilKnownAsync(trial.Victim, open.Contains);
        return FormattableString.Invariant($"{open.Count} writes open, {server.Name} silent");
    }

    private static bool Begins(Trial trial, ref IReadOnlyList<Guid> begun)
    {
        if (trial.Victim.Begun is { } now && now.Count == trial.Servers.Count && now != begun)
        {
            begun = now;
        }

        // Which server is silent is not said in the ledger, so two of three have answered.
        var told = trial.Ledger.Writes.Select(write => write.Request).ToHashSet();
        return begun.Count > 0 && begun.Count(told.Contains) == trial.Servers.Count - 1;
    }
}
