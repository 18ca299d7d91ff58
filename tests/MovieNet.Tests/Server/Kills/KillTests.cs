using System.Globalization;

namespace MovieNet.Tests.Server.Kills;

/// <summary>
/// Kills a daemon with signal 9 while clients write, restarts it on the same file and compares. MOVIENET_KILLS says how
/// often; see CONTRIBUTING.md.
/// </summary>
public sealed class KillTests
{
    private const string Few = "8";

    /// <summary>Everything is looked at after each kill, so a database must not grow without end.</summary>
    private const int KillsPerDatabase = 10;

    [Fact]
    public async Task However_often_it_is_killed_no_acknowledged_write_is_lost_and_none_is_done_twice_or_half()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("MOVIENET_KILLS") ?? Few, CultureInfo.InvariantCulture);
        var report = new KillReport();
        for (var done = 0; done < kills; done += KillsPerDatabase)
        {
            using var run = new KillRun(seed: done, report);
            await run.RunAsync(Math.Min(KillsPerDatabase, kills - done));
        }

        TestContext.Current.TestOutputHelper!.WriteLine(report.ToString());
        Assert.Empty(report.Problems);
        Assert.Equal((0, 0, 0), (report.Lost, report.Doubled, report.Half));
        Assert.Equal(kills, report.Kills);
        Assert.True(report.Acknowledged > kills && report.Unsure > 0, "too little was written for kills to hit something");
    }
}
