using Microsoft.Playwright;

namespace MovieNet.EndToEnd.Bulk;

public sealed class SelectionTests(BrowserFixture browsers, SampleFleet samples) : BrowserTest(browsers), IClassFixture<SampleFleet>
{
    private InProcessApp App => samples.Fleet.App;

    [Fact]
    public async Task By_keyboard_alone_one_selects_from_a_row_to_one_that_is_far_below()
    {
        const int Down = 50;
        var page = await OpenAsync(App);
        await Expect(page.MovieRow("12 Angry Men")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("j");
        await Expect(page.MovieRow("12 Angry Men").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("x");
        await Expect(page.Bar()).ToContainTextAsync("1 selected");
        await Expect(page.MovieRow("12 Angry Men").Box()).ToBeCheckedAsync();

        for (var i = 0; i < Down; i++)
        {
            var before = await FocusedAsync(page);
            // What is not fetched yet cannot be gone to; the next press goes there.
            for (var presses = 0; presses < 50 && string.Equals(await FocusedAsync(page), before, StringComparison.Ordinal); presses++)
            {
                await page.Keyboard.PressAsync("j");
            }
        }

        await page.Keyboard.PressAsync("Shift+X");
        await Expect(page.Bar()).ToContainTextAsync($"{Down + 1} selected");
        await Expect(page.MovieRow("12 Angry Men")).Not.ToBeInViewportAsync();

        await page.Keyboard.PressAsync("x");
        await Expect(page.Bar()).ToContainTextAsync($"{Down} selected");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Bar()).ToHaveCountAsync(0);
        await Expect(page.Locator(".row.sel")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_selection_outlives_scrolling_and_sorting_and_ends_with_the_query()
    {
        var page = await OpenAsync(App);
        await page.MovieRow("12 Angry Men").Box().ClickAsync();
        await page.MovieRow("Alien").Box().ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(page.Locator(".row.sel").Filter(new() { HasText = "Alien" }).First).ToBeVisibleAsync();
        var tinted = await page.Locator(".row.sel").CountAsync();
        await Expect(page.Bar()).ToContainTextAsync($"{tinted} selected");
        Assert.True(tinted > 2);

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Jump to a letter" }).Button("T").ClickAsync();
        await Expect(page.MovieRow("Taxi Driver")).ToBeInViewportAsync();
        await page.MovieRow("Taxi Driver").Box().ClickAsync();
        await Expect(page.Bar()).ToContainTextAsync($"{tinted + 1} selected");
        await page.GetByLabel("Sort by").SelectOptionAsync(new SelectOptionValue { Label = "Title Z–A" });
        await Expect(page).ToHaveURLAsync("/movies?sort=-title");
        await Expect(page.Bar()).ToContainTextAsync($"{tinted + 1} selected");
        await page.GetByLabel("Sort by").SelectOptionAsync(new SelectOptionValue { Label = "Title A–Z" });
        await Expect(page).ToHaveURLAsync("/movies");
        await page.EvaluateAsync("scrollTo(0, 0)");
        await Expect(page.MovieRow("Alien").Box()).ToBeCheckedAsync();

        await page.GetByRole(AriaRole.Complementary, new() { Name = "Filters" }).Locator("label", new() { HasText = "Missing somewhere" }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/movies?is=missing");
        await Expect(page.Bar()).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task All_that_match_are_selected_also_those_that_are_not_in_view()
    {
        var page = await OpenAsync(App, "movies?is=differs");
        await Expect(page.Locator(".row .t a").First).ToBeVisibleAsync();
        var all = page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all that match" });
        var count = await page.Locator(".meta b.num").InnerTextAsync();

        await all.ClickAsync();
        await Expect(page.Bar()).ToContainTextAsync($"{count} selected");
        await Expect(all).ToBeCheckedAsync();
        await page.MovieRow("Alien").Box().ClickAsync();
        await Expect(all).ToHaveJSPropertyAsync("indeterminate", true);

        await all.ClickAsync();
        await Expect(all).ToBeCheckedAsync();
        await Expect(all).ToHaveJSPropertyAsync("indeterminate", false);
        await all.ClickAsync();
        await Expect(page.Bar()).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_a_search_finds_is_selected_as_well()
    {
        var page = await OpenAsync(App, "movies?q=kurosawa");
        await page.MovieRow("Seven Samurai").Box().ClickAsync();
        await Expect(page.Bar()).ToContainTextAsync("1 selected");

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all that match" }).ClickAsync();
        await Expect(page.Bar()).ToContainTextAsync($"{await page.Locator(".row:not(.hd)").CountAsync()} selected");
        await page.Bar().Button("Clear the selection").ClickAsync();
        await Expect(page.Bar()).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_a_phone_a_touch_on_the_poster_selects_and_the_rest_is_under_more()
    {
        var page = await OpenAsync(App, width: 390);
        var row = page.MovieRow("12 Angry Men");
        await row.Locator(".th").ClickAsync(new() { Force = true });
        await Expect(page.Bar()).ToContainTextAsync("1 selected");
        await Expect(page).ToHaveURLAsync("/movies");

        await page.Button("Select all").ClickAsync();
        await Expect(page.Bar()).ToContainTextAsync($"{await page.Locator(".meta b.num").InnerTextAsync()} selected");
        await page.Bar().GetByText("More").ClickAsync();
        await page.Bar().GetByText("Delete…").Last.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Delete");
        await page.GetByRole(AriaRole.Dialog).Button("Cancel").ClickAsync();
        await Expect(page.Bar()).ToBeFocusedAsync();
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.href ?? ''");
}
