using Microsoft.Playwright;

namespace MovieNet.EndToEnd.Movies;

public sealed class MoviesPageTests(BrowserFixture browsers, SampleFleet samples) : BrowserTest(browsers), IClassFixture<SampleFleet>
{
    private InProcessApp App => samples.Fleet.App;

    [Fact]
    public async Task The_list_shows_each_movie_once_with_a_sign_per_server()
    {
        var page = await OpenAsync(App);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Movies");
        var row = page.MovieRow("Alien");
        await Expect(row).ToHaveCountAsync(1);
        await Expect(row.Strip()).ToHaveAccessibleNameAsync("Alpha, Beta have it and agree; Gamma has it and differs");
        await Expect(row.Locator(".strip use")).ToHaveCountAsync(3);
        await Expect(row).ToContainTextAsync("Runtime 116 min on Gamma");
    }

    [Fact]
    public async Task Search_as_one_types_shows_the_matching_films_and_the_address_carries_it()
    {
        var page = await OpenAsync(App);
        await Expect(page.MovieRow("12 Angry Men")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search movies" }).PressSequentiallyAsync("kurosawa");

        await Expect(page.MovieRow("Seven Samurai")).ToBeVisibleAsync();
        await Expect(page.MovieRow("12 Angry Men")).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync("/movies?q=kurosawa");
        var titles = await page.GetByRole(AriaRole.Row).GetByRole(AriaRole.Link).AllInnerTextsAsync();

        await ReloadAsync(page);
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("kurosawa");
        await Expect(page.GetByRole(AriaRole.Row).GetByRole(AriaRole.Link)).ToHaveTextAsync(titles);
    }

    [Fact]
    public async Task Who_pauses_while_typing_goes_on_typing_where_he_was()
    {
        var page = await OpenAsync(App);
        await page.GetByRole(AriaRole.Searchbox).FocusAsync();

        await page.Keyboard.TypeAsync("samu");
        await Expect(page.MovieRow("Seven Samurai")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync("/movies?q=samu");
        await page.Keyboard.TypeAsync("rai");
        await Expect(page).ToHaveURLAsync("/movies?q=samurai");

        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Movies", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_search_that_finds_nothing_offers_to_add_it()
    {
        var page = await OpenAsync(App, "movies?q=Zzyzx%20Road");

        await Expect(page.GetByText("No server has “Zzyzx Road”")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Add it" }).ClickAsync();
        await Expect(page.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("Zzyzx Road");
    }

    [Fact]
    public async Task Filters_show_what_differs_what_is_missing_and_what_only_one_server_has()
    {
        var page = await OpenAsync(App);
        await Expect(page.MovieRow("12 Angry Men")).ToBeVisibleAsync();

        await Filter(page, "Differs").CheckAsync();
        await Expect(page).ToHaveURLAsync("/movies?is=differs");
        await Expect(page.MovieRow("Alien")).ToBeVisibleAsync();
        await Expect(page.MovieRow("12 Angry Men")).ToHaveCountAsync(0);

        await Filter(page, "Differs").UncheckAsync();
        await Filter(page, "Missing somewhere").CheckAsync();
        await Expect(page.MovieRow("Alien")).ToHaveCountAsync(0);
        await Expect(page.MovieRow("Akira")).ToHaveCountAsync(0);
        await Expect(Said(page, "Missing on").First).ToBeVisibleAsync();

        await Filter(page, "Missing somewhere").UncheckAsync();
        await Filter(page, "On one server only").CheckAsync();
        await Expect(Said(page, "Missing on")).ToHaveCountAsync(0);
        await Expect(Said(page, "Only on").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Facets_count_what_is_there_and_narrow_the_list_together()
    {
        var page = await OpenAsync(App, "movies?is=differs");
        await Expect(page.MovieRow("Alien")).ToBeVisibleAsync();
        var differing = await CountAsync(page);
        Assert.Equal(differing, int.Parse(await Filter(page, "Differs").Locator("xpath=../*[@class='num']").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture));

        await Filter(page, "Runtime").CheckAsync();
        await Expect(page).ToHaveURLAsync("/movies?is=differs&field=runtimeMinutes");
        var runtime = int.Parse(await Filter(page, "Runtime").Locator("xpath=../*[@class='num']").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(runtime, 1, differing - 1);
        await Expect(page.Locator(".meta b.num")).ToHaveTextAsync($"{runtime}");
        await Expect(page.Locator(".row:not(.hd) .say b", new() { HasText = "untime" })).ToHaveCountAsync(runtime);

        await page.GetByRole(AriaRole.Link, new() { Name = "Remove filter Differs" }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/movies?field=runtimeMinutes");
        await page.GetByRole(AriaRole.Link, new() { Name = "Clear all" }).ClickAsync();
        await Expect(page.MovieRow("12 Angry Men")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync("/movies");
    }

    [Fact]
    public async Task The_worst_disagreement_the_newest_and_the_last_changed_can_stand_first()
    {
        var page = await OpenAsync(App);
        await Expect(page.MovieRow("12 Angry Men")).ToBeVisibleAsync();

        await page.GetByLabel("Sort by").SelectOptionAsync(new SelectOptionValue { Label = "Newest first" });
        await Expect(page).ToHaveURLAsync("/movies?sort=-year");
        // The address is another one before the rows are.
        await Expect(page.Locator(".row:not(.hd):not(.skelrow) .yr").First).ToHaveTextAsync("2024");
        await Expect(page.Locator(".row:not(.hd):not(.skelrow) .yr").Nth(20)).ToBeVisibleAsync();
        var years = (await page.Locator(".row:not(.hd):not(.skelrow) .yr").AllInnerTextsAsync()).Select(year => int.Parse(year, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(years.OrderDescending(), years);
    }

    [Fact]
    public async Task The_keyboard_reaches_the_search_and_opens_a_row()
    {
        var page = await OpenAsync(App);
        await Expect(page.MovieRow("12 Angry Men")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("casablanca");
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);

        var link = page.MovieRow("Casablanca").GetByRole(AriaRole.Link);
        for (var presses = 0; presses < 12 && !await link.EvaluateAsync<bool>("link => link === document.activeElement"); presses++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await Expect(link).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Casablanca");
    }

    [Fact]
    public async Task A_letter_of_the_rail_jumps_there_and_back()
    {
        var page = await OpenAsync(App);
        await Expect(page.MovieRow("12 Angry Men")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Jump to a letter" }).Button("T").ClickAsync();
        await Expect(page.MovieRow("Taxi Driver")).ToBeInViewportAsync();
        await Expect(page.MovieRow("12 Angry Men")).Not.ToBeInViewportAsync();

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Jump to a letter" }).Button("Signs and numbers").ClickAsync();
        await Expect(page.MovieRow("12 Angry Men")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_way_back_leads_to_the_place_that_one_left()
    {
        var page = await OpenAsync(App);
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Jump to a letter" }).Button("T").ClickAsync();
        await Expect(page.MovieRow("Taxi Driver")).ToBeInViewportAsync();
        await page.MovieRow("Taxi Driver").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Taxi Driver");

        await page.GoBackAsync();

        await Expect(page.MovieRow("Taxi Driver")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task J_and_k_go_from_row_to_row()
    {
        var page = await OpenAsync(App);
        await Expect(page.MovieRow("12 Angry Men")).ToBeVisibleAsync();
        var links = page.Locator(".row .t a");

        await page.Keyboard.PressAsync("j");
        await Expect(links.Nth(0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await Expect(links.Nth(2)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(links.Nth(1)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Density_and_columns_are_kept_in_the_browser()
    {
        var page = await OpenAsync(App);
        await Expect(page.MovieRow("12 Angry Men")).ToBeVisibleAsync();
        var height = (await page.MovieRow("12 Angry Men").BoundingBoxAsync())!.Height;

        await page.Locator("summary[aria-label='Density, columns and waiting']").ClickAsync();
        await page.GetByLabel("Compact").CheckAsync();
        await page.GetByLabel("Genres").UncheckAsync();
        await ReloadAsync(page);

        await Expect(page.MovieRow("12 Angry Men")).ToBeVisibleAsync();
        Assert.True((await page.MovieRow("12 Angry Men").BoundingBoxAsync())!.Height < height);
        await Expect(page.MovieRow("12 Angry Men").Locator(".gen")).ToBeHiddenAsync();
    }

    private static async Task<int> CountAsync(IPage page) =>
        int.Parse(await page.Locator(".meta b.num").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

    private static ILocator Said(IPage page, string words) => page.GetByRole(AriaRole.Cell).Filter(new() { HasText = words });

    private static ILocator Filter(IPage page, string name) =>
        page.GetByRole(AriaRole.Complementary, new() { Name = "Filters" }).Locator("label", new() { HasText = name }).GetByRole(AriaRole.Checkbox);
}
