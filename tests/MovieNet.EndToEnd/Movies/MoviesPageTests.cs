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
        await Expect(page).ToHaveURLAsync("/?q=kurosawa");
        var titles = await page.GetByRole(AriaRole.Row).GetByRole(AriaRole.Link).AllInnerTextsAsync();

        await ReloadAsync(page);
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("kurosawa");
        await Expect(page.GetByRole(AriaRole.Row).GetByRole(AriaRole.Link)).ToHaveTextAsync(titles);
    }

    [Fact]
    public async Task A_search_that_finds_nothing_offers_to_add_it()
    {
        var page = await OpenAsync(App, "?q=Zzyzx%20Road");

        await Expect(page.GetByText("No server has “Zzyzx Road”")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Add it" }).ClickAsync();
        await Expect(page.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("Zzyzx Road");
    }

    [Fact]
    public async Task Filters_show_what_differs_what_is_missing_and_what_only_one_server_has()
    {
        var page = await OpenAsync(App);
        await Expect(page.MovieRow("12 Angry Men")).ToBeVisibleAsync();

        await Filter(page, "Differs");
        await Expect(page).ToHaveURLAsync("/?show=differs");
        await Expect(page.MovieRow("Alien")).ToBeVisibleAsync();
        await Expect(page.MovieRow("12 Angry Men")).ToHaveCountAsync(0);

        await Filter(page, "Missing somewhere");
        await Expect(page.MovieRow("Alien")).ToHaveCountAsync(0);
        await Expect(page.MovieRow("Akira")).ToHaveCountAsync(0);
        await Expect(Said(page, "Missing on").First).ToBeVisibleAsync();

        await Filter(page, "Only on one");
        await Expect(Said(page, "Missing on")).ToHaveCountAsync(0);
        await Expect(Said(page, "Only on").First).ToBeVisibleAsync();
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
    public async Task A_letter_of_the_rail_jumps_there_and_the_address_carries_it()
    {
        var page = await OpenAsync(App);

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Jump to a letter" }).GetByRole(AriaRole.Link, new() { Name = "T", Exact = true }).ClickAsync();

        await Expect(page).ToHaveURLAsync("/?from=t");
        await Expect(page.MovieRow("Taxi Driver")).ToBeVisibleAsync();
        await Expect(page.MovieRow("Alien")).ToHaveCountAsync(0);
    }

    private static ILocator Said(IPage page, string words) => page.GetByRole(AriaRole.Cell).Filter(new() { HasText = words });

    private static Task Filter(IPage page, string name) =>
        page.GetByRole(AriaRole.Group, new() { Name = "Which movies" }).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
}
