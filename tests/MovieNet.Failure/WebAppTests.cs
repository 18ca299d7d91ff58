using MovieNet.Failure.Checking;
using MovieNet.Failure.Faults;
using MovieNet.Failure.Line;
using MovieNet.Failure.Running;
using MovieNet.Testing;

namespace MovieNet.Failure;

/// <summary>The program movienet-web itself, after one that was killed.</summary>
public sealed class WebAppTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_web_app_finds_out_what_became_of_a_write_to_three_servers_in_the_middle_of_which_one_was_killed()
    {
        await using var trial = await Trial.StartAsync(seed: 9, isQuick: true);
        var (app, server) = (trial.Victim, trial.Servers[1]);
        server.Line.Set(LineState.Slow);
        await app.UntilAsync(() => LineFaults.IsHalfTold(trial, app), "a write to three servers has begun and two have answered");
        var begun = app.Begun;
        await app.KillAsync();
        server.Line.Set(LineState.Good);
        Assert.Contains(Journal.Read(app.Home), write => write.Outcome is null);

        await using (await WebProcess.StartAsync(app.Home, "--without-sign-in"))
        {
            // The program tells nobody when it has settled something, so its journal is looked at.
            var start = TimeProvider.System.GetTimestamp();
            using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            while (Journal.Read(app.Home).Any(write => write.Outcome is null))
            {
                Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, "it has not found out");
                await look.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }
        }

        Assert.Equal(3, Journal.Read(app.Home).Count(write => begun.Contains(write.Request) && write.Outcome is not null));
        Assert.Empty(trial.Check());
    }
}
