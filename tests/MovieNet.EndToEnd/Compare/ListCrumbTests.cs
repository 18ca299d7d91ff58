using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.EndToEnd.Compare;

public sealed class ListCrumbTests(BrowserFixture browsers) : BrowserTest(browsers)
{
    private static readonly string[] Titles = ["Ikiru", "Kagemusha", "Ran", "Sanjuro"];

    [Fact]
    public async Task One_goes_through_the_list_one_came_from_and_back_to_it()
    {
        var fleet = await StartAsync();
        var page = await OpenAsync(fleet.App, "movies?is=differs");
        await page.GetByRole(AriaRole.Link, new() { Name = "Kagemusha", Exact = true }).ClickAsync();
        await ExpectPlaceAsync(page, "Kagemusha", "2 of 4");

        await page.Keyboard.PressAsync("j");
        await ExpectPlaceAsync(page, "Ran", "3 of 4");
        await page.Keyboard.PressAsync("j");
        await ExpectPlaceAsync(page, "Sanjuro", "4 of 4");
        await Expect(page.Button("Next movie of the list")).ToBeDisabledAsync();
        await page.Keyboard.PressAsync("k");
        await ExpectPlaceAsync(page, "Ran", "3 of 4");

        // The address says all of it: a link to it shows the same.
        await GotoAsync(page, new Uri(page.Url).PathAndQuery);
        await ExpectPlaceAsync(page, "Ran", "3 of 4");
        await page.GetByRole(AriaRole.Link, new() { Name = "Differs", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/movies\?is=differs$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.MovieRow("Ikiru")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_put_right_leaves_the_list_and_the_next_one_is_a_key_away()
    {
        var fleet = await StartAsync();
        var page = await OpenAsync(fleet.App, "movies?is=differs");
        await page.GetByRole(AriaRole.Link, new() { Name = "Kagemusha", Exact = true }).ClickAsync();
        await ExpectPlaceAsync(page, "Kagemusha", "2 of 4");

        await page.FieldRow("Runtime").Button("Use majority").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Draft" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Written, version 2");
        await Expect(page.GetByText("all 3 servers agree")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("j");
        await ExpectPlaceAsync(page, "Ran", "2 of 3");
        // The receipts were those of the movie before.
        await Expect(page.Locator("#receipts")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_draft_waits_at_its_movie()
    {
        var fleet = await StartAsync();
        var page = await OpenAsync(fleet.App, "movie?title=ran&list=");
        var draft = page.GetByRole(AriaRole.Region, new() { Name = "Draft" });
        await page.FieldRow("Runtime").Button("Use majority").ClickAsync();
        await Expect(draft).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("k");
        await ExpectPlaceAsync(page, "Kagemusha", "2 of 5");
        await Expect(draft).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await ExpectPlaceAsync(page, "Ran", "3 of 5");
        await Expect(draft).ToContainTextAsync("1 write on 1 server");
    }

    [Fact]
    public async Task While_the_next_movie_is_awaited_nothing_of_the_one_before_can_be_taken_or_written()
    {
        var fleet = await StartAsync(new() { HeartbeatTimeout = TimeSpan.FromMinutes(1), RequestTimeout = TimeSpan.FromMinutes(1) });
        var page = await OpenAsync(fleet.App, "movie?title=ran&year=1960&list=");
        var draft = page.GetByRole(AriaRole.Region, new() { Name = "Draft" });
        var take = page.FieldRow("Runtime").Button("Use majority");
        await ExpectPlaceAsync(page, "Ran", "3 of 5");
        await take.ClickAsync();
        await Expect(draft).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("k");
        await ExpectPlaceAsync(page, "Kagemusha", "2 of 5");

        // A draft waits there: it is not that of the movie which is still in view.
        await GoOnAsync(() => page.Keyboard.PressAsync("Control+Enter"));
        await Expect(draft).ToContainTextAsync("1 write on 1 server");
        await draft.Button("Discard").ClickAsync();
        await page.Keyboard.PressAsync("k");
        await ExpectPlaceAsync(page, "Kagemusha", "2 of 5");

        await GoOnAsync(() => take.DispatchEventAsync("click"));
        await Expect(take).ToBeVisibleAsync();
        await Expect(draft).ToHaveCountAsync(0);
        foreach (var title in Titles)
        {
            Assert.Equal(1, (await fleet.Gamma.GetAsync(title)).Version);
        }

        async Task GoOnAsync(Func<Task> tryAsync)
        {
            await Task.WhenAll(fleet.Servers.Select(server => server.StopAsync()));
            await page.Keyboard.PressAsync("j");
            await Expect(page.Locator("main[aria-busy=true]")).ToBeVisibleAsync();
            await Expect(draft).ToHaveCountAsync(0);
            await tryAsync();
            await Task.WhenAll(fleet.Servers.Select(server => server.ContinueAsync()));
            await ExpectPlaceAsync(page, "Ran", "3 of 5");
        }
    }

    private Task<TestFleet> StartAsync(FleetOptions? options = null)
    {
        Movie[] movies = [.. Titles.Select(title => new Movie { Title = title, Year = 1960, RuntimeMinutes = 100 }), new Movie { Title = "Yojimbo", Year = 1961, RuntimeMinutes = 110 }];
        return OwnAsync(TestFleet.StartAsync(
            options, ("Alpha", movies), ("Beta", movies), ("Gamma", [.. movies.Select(movie => movie.Year == 1960 ? movie with { RuntimeMinutes = 101 } : movie)])));
    }

    private static async Task ExpectPlaceAsync(IPage page, string title, string place)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(title);
        await Expect(page.Locator(".place")).ToContainTextAsync(place);
    }
}
