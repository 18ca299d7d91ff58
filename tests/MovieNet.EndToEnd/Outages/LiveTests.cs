using Microsoft.Playwright;
using MovieNet.Protocol;

namespace MovieNet.EndToEnd.Outages;

/// <summary>What one person does shows on everybody's open pages, and moves nothing under them.</summary>
public sealed class LiveTests(BrowserFixture browsers) : OutageTest(browsers)
{
    private static readonly LocatorAssertionsToContainTextOptions WithinASecond = new() { Timeout = 1_000 };

    [Fact]
    public async Task A_change_made_in_one_browser_shows_in_another_within_a_second()
    {
        var fleet = await StartAsync();
        var list = await OpenAsync(fleet.App);
        var movie = await OpenAsync(fleet.App, "movie?title=Ran");
        var overview = await OpenAsync(fleet.App, "");
        await Expect(list.MovieRow("Ran")).ToContainTextAsync("All three agree");
        await Expect(movie.GetByText("all 3 servers agree")).ToBeVisibleAsync();
        await Expect(overview.Locator(".figs")).ToContainTextAsync("Differ0");

        await fleet.Beta.ChangeAsync("Ran", MovieField.RuntimeMinutes, new FieldValue.Number(160));

        await Expect(list.MovieRow("Ran")).ToContainTextAsync("Runtime 160 min on Beta", WithinASecond);
        await Expect(movie.FieldRow("Runtime")).ToContainTextAsync("160 min", WithinASecond);
        await Expect(overview.Locator(".figs")).ToContainTextAsync("Differ1", WithinASecond);
    }

    [Fact]
    public async Task New_movies_wait_until_they_are_asked_for_and_nothing_in_view_moves()
    {
        var fleet = await StartAsync();
        var page = await OpenAsync(fleet.App);
        await Expect(page.MovieRow("Ran")).ToBeVisibleAsync();
        var before = await page.MovieRow("Ran").BoundingBoxAsync();

        await fleet.Alpha.AddAsync(new() { Title = "Akira", Year = 1988 });

        await Expect(page.GetByText("1 movie changed elsewhere")).ToBeVisibleAsync(new() { Timeout = 1_000 });
        await Expect(page.MovieRow("Akira")).ToHaveCountAsync(0);
        Assert.Equal(before!.Y, (await page.MovieRow("Ran").BoundingBoxAsync())!.Y);
        await page.GetByText("1 movie changed elsewhere").ClickAsync();
        await Expect(page.MovieRow("Akira")).ToContainTextAsync("Only on Alpha");
        await Expect(page.GetByText("changed elsewhere")).ToHaveCountAsync(0);
    }
}
