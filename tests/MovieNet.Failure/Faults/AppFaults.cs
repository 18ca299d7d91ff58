using MovieNet.Failure.Checking;
using MovieNet.Failure.Line;
using MovieNet.Failure.Running;

namespace MovieNet.Failure.Faults;

/// <summary>What happens to an app.</summary>
internal static class AppFaults
{
    /// <summary>
    /// Killed in the middle of a write to three servers: two have answered, and the third's answer, or even the request, is still on a
    /// slow line. The next app on the same home must learn what became of it on each.
    /// </summary>
    public static async Task<string> KillAsync(Trial trial, Random random)
    {
        var server = ServerFaults.Any(trial, random);
        var isAhead = !trial.IsQuick && random.Next(3) == 0;
        if (isAhead)
        {
            // The next app's clock is set back against this one's.
            await trial.Victim.StepClockAsync(TimeSpan.FromHours(1));
        }

        server.Line.Set(LineState.Slow);
        await trial.Victim.UntilAsync(() => LineFaults.IsHalfTold(trial, trial.Victim), "Victim has begun a write to three servers and heard of two");
        await trial.Victim.KillAsync();
        server.Line.Set(LineState.Good);

        var open = Journal.Read(trial.Victim.Home).Where(write => write.Outcome is null).Select(write => write.Request).ToHashSet();
        await trial.StartAsync(trial.Victim);
        await trial.AllAnswerAsync();
        if (trial.IsQuick)
        {
            // The next app leaves alone for fifteen seconds what another process may be sending, and the one before was ahead itself.
            await trial.Victim.StepClockAsync(TimeSpan.FromMinutes(++trial.AppsKilled));
        }

        await Trial.UntilKnownAsync(trial.Victim, open.Contains);
        return FormattableString.Invariant($"{open.Count} writes open, {server.Name} slow{(isAhead ? ", clock an hour ahead" : "")}");
    }
}
