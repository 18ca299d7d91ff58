using MovieNet.Failure.Running;

namespace MovieNet.Failure;

/// <summary>A campaign as it also runs for hours, in short.</summary>
public sealed class CampaignTests
{
    private const int Faults = 6;

    [Fact]
    public async Task A_campaign_goes_through_its_faults_and_every_outcome_is_known_at_its_end()
    {
        await using var trial = await Trial.StartAsync(seed: 3, isQuick: true);
        var lines = new List<string>();
        var campaign = new Campaign(trial, seed: 3, lines.Add);
        await campaign.RunAsync(done => done < Faults);

        TestContext.Current.TestOutputHelper!.WriteLine(campaign.Report.ToString());
        Assert.Empty(campaign.Report.Problems);
        Assert.Equal((Faults, Faults), (campaign.Report.Faults, lines.Count));
        Assert.DoesNotContain(trial.Ledger.Writes, write => write.Outcome == Federation.WriteOutcome.Unsure);
        Assert.Contains("no invariant was broken", campaign.Report.ToString(), StringComparison.Ordinal);
    }
}
