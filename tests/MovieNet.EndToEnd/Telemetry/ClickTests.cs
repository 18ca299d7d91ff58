namespace MovieNet.EndToEnd.Telemetry;

public sealed class ClickTests(BrowserFixture browsers, SampleFleet samples) : BrowserTest(browsers), IClassFixture<SampleFleet>
{
    private TestFleet Fleet => samples.Fleet;

    [Fact]
    public async Task A_click_in_the_browser_has_one_id_in_the_logs_of_the_app_and_of_every_daemon()
    {
        var first = await AddAsync("Tampopo");
        var second = await AddAsync("Kes");

        Assert.NotEqual(first, second);
    }

    /// <summary>Adds a film, and gives the one id that all logs have of the click.</summary>
    private async Task<string> AddAsync(string title)
    {
        var page = await OpenAsync(Fleet.App, "add");
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync(title);
        await page.Button("Add on all three").ClickAsync();
        foreach (var server in Fleet.Servers)
        {
            await Expect(page.Receipt(server.Name)).ToContainTextAsync("Written");
        }

        var lines = await Task.WhenAll(Fleet.Servers.Select(server => server.LoggedAsync("movies.add ok")));
        var id = Assert.Single(lines.Select(line => line.Split("trace ")[^1].TrimEnd(')')).Distinct());
        Assert.Equal(32, id.Length);
        Assert.All(Fleet.Servers, server => Assert.Contains(
            Fleet.App.Fleets.Lines, line => line.StartsWith($"{id} A write on {server.Name}: written", StringComparison.Ordinal)));
        return id;
    }
}
