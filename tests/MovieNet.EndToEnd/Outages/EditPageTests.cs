using Microsoft.Playwright;

namespace MovieNet.EndToEnd.Outages;

public sealed class EditPageTests(BrowserFixture browsers) : OutageTest(browsers)
{
    [Fact]
    public async Task What_was_typed_stays_while_a_server_is_away_and_goes_to_it_when_it_is_back()
    {
        var fleet = await StartAsync();
        var page = await OpenAsync(fleet.App, "edit?title=Ran");
        await page.Field("Runtime, minutes").FillAsync("160");
        await Expect(page.Button("Preview 3 writes")).ToBeEnabledAsync();
        await Lies.WatchAsync(page);

        await fleet.Beta.KillAsync();
        await Expect(page.Outcome("Beta").GetByText("is not known")).ToBeVisibleAsync(SoonAfterKill);
        await Expect(page.Field("Runtime, minutes")).ToHaveValueAsync("160");
        await Expect(page.Button("Preview 2 writes")).ToBeEnabledAsync();

        await fleet.Beta.StartAgainAsync();
        await Expect(page.Outcome("Beta").GetByText("is not known")).ToHaveCountAsync(0, SoonBack);
        await page.Button("Preview 3 writes").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Button("Apply 3 writes").ClickAsync();
        await Expect(page.Receipt("Beta")).ToContainTextAsync("Written, version 2");
        await Lies.ExpectNoneAsync(page);
        Assert.Equal(160, (await fleet.Beta.GetAsync("Ran")).Movie.RuntimeMinutes);
    }

    [Fact]
    public async Task A_server_that_is_gone_before_the_write_is_sent_gets_it_by_trying_again()
    {
        var fleet = await StartAsync();
        var page = await OpenAsync(fleet.App, "edit?title=Ran");
        await page.Field("Runtime, minutes").FillAsync("160");
        await page.Button("Preview 3 writes").ClickAsync();

        await fleet.Gamma.KillAsync();
        await Expect(page.Outcome("Gamma").GetByText("is not known")).ToBeVisibleAsync(SoonAfterKill);
        await page.GetByRole(AriaRole.Dialog).Button("Apply 3 writes").ClickAsync();
        await Expect(page.Receipt("Alpha")).ToContainTextAsync("Written");
        await Expect(page.Receipt("Beta")).ToContainTextAsync("Written");
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Not sent");

        await fleet.Gamma.StartAgainAsync();
        await fleet.UntilAllAnswerAsync();
        await page.Button("Retry on Gamma").ClickAsync();
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Written, version 2");
        Assert.Equal(160, (await fleet.Gamma.GetAsync("Ran")).Movie.RuntimeMinutes);
    }
}
