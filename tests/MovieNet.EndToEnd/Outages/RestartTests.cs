using Microsoft.Playwright;

namespace MovieNet.EndToEnd.Outages;

/// <summary>What a person keeps when the web app is started anew under an open page.</summary>
public sealed class RestartTests(BrowserFixture browsers) : OutageTest(browsers)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 30_000 };

    [Fact]
    public async Task A_form_that_was_not_sent_is_filled_again()
    {
        var fleet = await StartAsync();
        var page = await OpenAsync(fleet.App, "add?title=Solaris");
        await Expect(page.Outcome("Alpha")).ToBeVisibleAsync();
        await Expect(page.GetByText("What you typed here before is back.")).ToHaveCountAsync(0);
        await page.Field("Year").FillAsync("1972");
        await page.Field("Genres").FillAsync("Drama, Sci-Fi,");
        await Expect(page.Button("Remove Sci-Fi")).ToBeVisibleAsync();
        await page.Field("Synopsis").FillAsync("A psychologist is sent to a station.");
        await Expect(page.GetByText("36 of 10,000")).ToBeVisibleAsync();

        MayComplain();
        await fleet.RestartAppAsync(() => Expect(page.GetByText("The connection to MovieNet is lost.")).ToBeVisibleAsync(Soon));

        await Expect(page.GetByText("What you typed here before is back.")).ToBeVisibleAsync(Soon);
        await Expect(page).ToHaveURLAsync("/add?title=Solaris");
        await Expect(page.Field("Year")).ToHaveValueAsync("1972");
        await Expect(page.Button("Remove Sci-Fi")).ToBeVisibleAsync();
        await Expect(page.Field("Synopsis")).ToHaveValueAsync("A psychologist is sent to a station.");
        await page.Button("Add on all three").ClickAsync();
        await Expect(page.Receipt("Alpha")).ToContainTextAsync("Written");
        await Expect(page.Receipt("Beta")).ToContainTextAsync("Written");
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Written");
        Assert.Equal(1972, (await fleet.Gamma.GetAsync("Solaris")).Movie.Year);

        await ReloadAsync(page);
        await Expect(page.Outcome("Alpha")).ToBeVisibleAsync();
        await Expect(page.GetByText("What you typed here before is back.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_list_is_the_same_list_again()
    {
        var fleet = await StartAsync();
        var page = await OpenAsync(fleet.App, "movies?is=agrees");
        await Expect(page.MovieRow("Ran")).ToBeVisibleAsync();

        MayComplain();
        await fleet.RestartAppAsync(() => Expect(page.GetByText("The connection to MovieNet is lost.")).ToBeVisibleAsync(Soon));

        await Expect(page.GetByText("The connection to MovieNet is lost.")).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await Expect(page.MovieRow("Ran")).ToBeVisibleAsync(Soon);
        await Expect(page).ToHaveURLAsync("/movies?is=agrees");
    }

    [Fact]
    public async Task An_edit_that_was_typed_before_a_reload_is_there_and_can_be_begun_anew()
    {
        var fleet = await StartAsync();
        var page = await OpenAsync(fleet.App, "edit?title=Ran");
        await page.Field("Runtime, minutes").FillAsync("160");
        await Expect(page.Button("Preview 3 writes")).ToBeVisibleAsync();

        await ReloadAsync(page);

        await Expect(page.GetByText("What you typed here before is back.")).ToBeVisibleAsync();
        await Expect(page.Field("Runtime, minutes")).ToHaveValueAsync("160");
        await Expect(page.Button("Preview 3 writes")).ToBeVisibleAsync();
        await page.Button("Begin anew").ClickAsync();
        await Expect(page.Field("Runtime, minutes")).ToHaveValueAsync("162");
        await ReloadAsync(page);
        await Expect(page.Field("Runtime, minutes")).ToHaveValueAsync("162");
    }
}
