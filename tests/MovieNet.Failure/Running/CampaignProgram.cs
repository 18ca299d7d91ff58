using System.Globalization;

namespace MovieNet.Failure.Running;

/// <summary>A campaign as a program: for minutes, or for hours.</summary>
internal static class CampaignProgram
{
    /// <summary>Runs it; 0 where no invariant was broken.</summary>
    public static async Task<int> RunAsync(TimeSpan length, int seed)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        await using var trial = await Trial.StartAsync(seed, isQuick: false);
        var campaign = new Campaign(trial, seed, Console.Out.WriteLine);
        var begun = TimeProvider.System.GetTimestamp();
        await campaign.RunAsync(_ => TimeProvider.System.GetElapsedTime(begun) < length);
        await Console.Out.WriteLineAsync($"seed {seed}, {TimeProvider.System.GetElapsedTime(begun).TotalMinutes:0.0} minutes\n{campaign.Report}");
        return campaign.Report.Problems.Count == 0 ? 0 : 1;
    }
}
