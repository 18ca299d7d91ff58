using Microsoft.Playwright;

namespace MovieNet.EndToEnd.Outages;

public sealed class MoviePageTests(BrowserFixture browsers) : OutageTest(browsers)
{
    [Fact]
    public async Task The_column_of_a_killed_server_is_not_known_and_comes_back()
    {
        var fleet = await StartAsync();
        var page = await OpenAsync(fleet.App, "movie?title=Stalker");
        await Expect(page.GetByText("all 3 servers agree")).ToBeVisibleAsync();
        await Lies.WatchAsync(page);

        await fleet.Beta.KillAsync();
        var column = page.GetByRole(AriaRole.Cell, new() { Name = "Beta is not known." });
        await Expect(column).ToBeVisibleAsync(SoonAfterKill);
        await Expect(column).ToHaveClassAsync("unk");
        await Expect(column).ToHaveCSSAsync("background-image", new System.Text.RegularExpressions.Regex("gradient", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Beta" }).GetByRole(AriaRole.Img, new() { Name = "not known" })).ToBeVisibleAsync();

        await fleet.Beta.StartAgainAsync();
        await Expect(column).ToHaveCountAsync(0, SoonBack);
        await Expect(page.GetByText("all 3 servers agree")).ToBeVisibleAsync();
        await Lies.ExpectNoneAsync(page);
    }

    [Fact]
    public async Task A_write_to_a_server_that_hangs_is_unsure_and_becomes_known_without_reloading()
    {
        var fleet = await StartAsync();
        await fleet.Alpha.ChangeAsync("Stalker", Protocol.MovieField.RuntimeMinutes, Protocol.FieldValue.Of(163));
        await fleet.Beta.ChangeAsync("Stalker", Protocol.MovieField.RuntimeMinutes, Protocol.FieldValue.Of(164));
        await fleet.Gamma.ChangeAsync("Stalker", Protocol.MovieField.RuntimeMinutes, Protocol.FieldValue.Of(165));
        var page = await OpenAsync(fleet.App, "edit?title=Stalker");
        await page.Field("Runtime, minutes").FillAsync("161");
        await page.Button("Preview 3 writes").ClickAsync();
        await Lies.WatchAsync(page);

        // It still seems to answer: nobody has missed a sign of life yet.
        await fleet.Beta.StopAsync();
        await page.GetByRole(AriaRole.Dialog).Button("Apply 3 writes").ClickAsync();
        await Expect(page.Receipt("Alpha")).ToContainTextAsync("Written, version 3");
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Written, version 3");
        await Expect(page.Receipt("Beta")).ToContainTextAsync("Not sure yet");

        await fleet.Beta.ContinueAsync();
        await Expect(page.Receipt("Beta")).ToContainTextAsync("Written, version 3");
        await Lies.ExpectNoneAsync(page);
        Assert.Equal((161, 3), await fleet.Beta.GetAsync("Stalker") is var record ? (record.Movie.RuntimeMinutes, record.Version) : default);
    }

    [Fact]
    public async Task A_server_killed_in_the_middle_of_a_write_gets_its_receipt_when_it_is_back()
    {
        var fleet = await StartAsync();
        var page = await OpenAsync(fleet.App, "movie?title=Ran");
        await page.Button("Delete…").ClickAsync();

        // Stopped first, so that the request is certainly sent and certainly not answered.
        await fleet.Gamma.StopAsync();
        await page.GetByRole(AriaRole.Dialog).Button("Delete on Alpha, Beta, Gamma").ClickAsync();
        await Expect(page.Receipt("Alpha")).ToContainTextAsync("Deleted");
        await fleet.Gamma.KillAsync();
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Not sure yet");
        await Expect(page.GetByText("No server that answered has it")).ToBeVisibleAsync();

        await fleet.Gamma.StartAgainAsync();
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Deleted");
        await Expect(page.GetByText("No server has it")).ToBeVisibleAsync();
        Assert.Empty(await fleet.Gamma.FindAsync("Ran"));
    }
}
