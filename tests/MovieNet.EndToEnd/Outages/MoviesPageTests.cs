using Microsoft.Playwright;
using MovieNet.Testing;

namespace MovieNet.EndToEnd.Outages;

public sealed class MoviesPageTests(BrowserFixture browsers) : OutageTest(browsers)
{
    [Fact]
    public async Task A_killed_server_is_named_at_once_nothing_of_it_is_called_missing_the_rest_works_and_it_comes_back()
    {
        var fleet = await StartAsync();
        var page = await OpenAsync(fleet.App);
        await Expect(page.Signs(2, "agrees")).ToHaveCountAsync(2);
        await Lies.WatchAsync(page);

        await fleet.Beta.KillAsync();
        await Expect(page.Banner("Beta")).ToBeVisibleAsync(SoonAfterKill);
        await Expect(page.Banner("Beta")).ToContainTextAsync("Beta does not answer");
        await Expect(page.Signs(2, "unknown")).ToHaveCountAsync(2);
        await Expect(page.Signs(1, "agrees")).ToHaveCountAsync(2);
        await Expect(page.MovieRow("Ran").Strip()).ToHaveAccessibleNameAsync("Alpha, Gamma have it and agree; Beta not known");

        await page.GetByRole(AriaRole.Searchbox).FillAsync("stalker");
        await Expect(page.MovieRow("Ran")).ToHaveCountAsync(0);
        await page.MovieRow("Stalker").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Stalker 1979");
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "Beta is not known." })).ToHaveClassAsync("unk");
        await Expect(page.GetByText("Beta not known")).ToBeVisibleAsync();

        await page.GoBackAsync();
        await Expect(page.Signs(2, "unknown")).ToHaveCountAsync(1);
        await fleet.Beta.StartAgainAsync();
        await Expect(page.Banner("Beta")).ToHaveCountAsync(0, SoonBack);
        await Expect(page.Signs(2, "agrees")).ToHaveCountAsync(1);
        await Lies.ExpectNoneAsync(page);
    }

    [Fact]
    public async Task A_server_that_hangs_is_named_and_comes_back()
    {
        var fleet = await StartAsync();
        var page = await OpenAsync(fleet.App);
        await Expect(page.Signs(2, "agrees")).ToHaveCountAsync(2);
        await Lies.WatchAsync(page);

        await fleet.Beta.StopAsync();
        await Expect(page.Banner("Beta")).ToBeVisibleAsync(SoonAfterStop);
        await Expect(page.Signs(2, "unknown")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("ran");
        await Expect(page.MovieRow("Stalker")).ToHaveCountAsync(0);
        await Expect(page.MovieRow("Ran")).ToBeVisibleAsync();

        await fleet.Beta.ContinueAsync();
        await Expect(page.Banner("Beta")).ToHaveCountAsync(0, SoonBack);
        await Expect(page.Signs(2, "agrees")).ToHaveCountAsync(1);
        await Lies.ExpectNoneAsync(page);
    }

    [Fact]
    public async Task Another_server_at_the_address_is_neither_shown_nor_written_to_nor_called_missing()
    {
        var fleet = await StartAsync();
        var page = await OpenAsync(fleet.App);
        await Expect(page.Signs(3, "agrees")).ToHaveCountAsync(2);
        await Lies.WatchAsync(page);

        await fleet.Gamma.KillAsync();
        var other = await OwnAsync(RunningServer.StartAsync("Other", [new() { Title = "Limite", Year = 1931 }], fleet.Gamma.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)));

        await Expect(page.Banner("Gamma")).ToContainTextAsync("Gamma is not asked (another server answers here (“Other”");
        await Expect(page.Signs(3, "unknown")).ToHaveCountAsync(2);
        await Expect(page.MovieRow("Limite")).ToHaveCountAsync(0);

        await page.MovieRow("Ran").GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit everywhere" }).ClickAsync();
        await page.Field("Runtime, minutes").FillAsync("160");
        await Expect(page.Outcome("Gamma")).ToContainTextAsync("is not known");
        await page.Button("Preview 2 writes").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Button("Apply 2 writes").ClickAsync();
        await Expect(page.Receipt("Beta")).ToContainTextAsync("Written");
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("so nothing is written");
        Assert.Empty(await other.FindAsync("Ran"));

        await GotoAsync(page, "servers");
        await Expect(page.ServerRow("Gamma")).ToContainTextAsync("Not asked");
        await Expect(page.GetByText("Another server answers here (“Other”").Last).ToBeVisibleAsync();

        await other.KillAsync();
        await fleet.Gamma.StartAgainAsync();
        await Expect(page.ServerRow("Gamma")).ToContainTextAsync("Answers", new() { Timeout = 5_000 });
        Assert.Equal(162, (await fleet.Gamma.GetAsync("Ran")).Movie.RuntimeMinutes);
    }
}
