using Microsoft.Playwright;
using MovieNet.EndToEnd.Looks;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.EndToEnd.Movies;

/// <summary>A search that one server answers late.</summary>
public sealed class LateRowsTests(BrowserFixture browsers) : BrowserTest(browsers)
{
    /// <summary>Nobody gives up while a test holds a server.</summary>
    private static readonly FleetOptions Patient = new() { HeartbeatTimeout = TimeSpan.FromMinutes(1), RequestTimeout = TimeSpan.FromMinutes(1) };

    private static readonly Movie[] Both = [new() { Title = "Love Affair", Year = 1939 }, new() { Title = "Love in the Afternoon", Year = 1957 }];

    [Fact]
    public async Task What_comes_late_moves_nothing_at_or_above_the_pointer_until_it_is_asked_for()
    {
        var fleet = await StartAsync();
        await fleet.Gamma.StopAsync();
        var page = await OpenAsync(fleet.App, "movies?q=love");
        var second = page.MovieRow("Love in the Afternoon");
        await second.HoverAsync();
        var before = await second.BoundingBoxAsync();

        await fleet.Gamma.ContinueAsync();
        var line = page.Button("1 more from Gamma – show");
        await Expect(line).ToBeVisibleAsync();
        // What belongs below is put in.
        await Expect(page.MovieRow("Love Is a Many-Splendored Thing")).ToBeVisibleAsync();
        Assert.Equal(before!.Y, (await second.BoundingBoxAsync())!.Y);
        await Expect(second.Strip()).ToHaveAccessibleNameAsync("Alpha, Beta, Gamma have it and agree");
        await Expect(page.MovieRow("Love")).ToHaveCountAsync(0);
        await Manners.JudgeAsync(page, "rows that are held");

        await line.ClickAsync();
        await Expect(page.Locator(".row .t a")).ToHaveTextAsync(["Love", "Love Affair", "Love in the Afternoon", "Love Is a Many-Splendored Thing"]);
        await Expect(line).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_wants_to_wait_for_all_servers_sees_nothing_of_a_search_before_unless_it_takes_too_long()
    {
        var fleet = await StartAsync();
        var page = await OpenAsync(fleet.App);
        await page.Locator("summary[aria-label='Density, columns and waiting']").ClickAsync();
        await page.GetByLabel("Wait for all servers").CheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await fleet.Gamma.StopAsync();

        await page.GetByRole(AriaRole.Searchbox).FillAsync("love");
        await Expect(page.GetByText("Waiting for Gamma")).ToBeVisibleAsync();
        await Expect(page.MovieRow("Love Affair")).ToHaveCountAsync(0);
        await Manners.JudgeAsync(page, "a search that waits for a server");
        await page.Button("Show what is there").ClickAsync();
        await Expect(page.MovieRow("Love Affair")).ToBeVisibleAsync();
        await Expect(page.GetByText("Waiting for Gamma")).ToBeHiddenAsync();

        await fleet.Gamma.ContinueAsync();
        await Expect(page.MovieRow("Love Is a Many-Splendored Thing")).ToBeVisibleAsync();
        await ReloadAsync(page);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-wait", "all");
    }

    private Task<TestFleet> StartAsync() => OwnAsync(TestFleet.StartAsync(
        Patient, ("Alpha", Both), ("Beta", Both), ("Gamma", [.. Both, new() { Title = "Love", Year = 2015 }, new() { Title = "Love Is a Many-Splendored Thing", Year = 1955 }])));
}
