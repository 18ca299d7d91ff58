using Microsoft.Playwright;
using MovieNet.Protocol;

namespace MovieNet.EndToEnd.Compare;

public sealed class MoviePageTests(BrowserFixture browsers, SampleFleet samples) : BrowserTest(browsers), IClassFixture<SampleFleet>
{
    private TestFleet Fleet => samples.Fleet;

    [Fact]
    public async Task A_film_that_differs_is_found_compared_and_put_right_everywhere()
    {
        var page = await OpenAsync(Fleet.App);
        await page.Locator(".facets label", new() { HasText = "Differs" }).GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Alien", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Alien 1979");
        await Expect(page.GetByText("1 field differs")).ToBeVisibleAsync();

        // The majority is plain; the outlier has a sign that can be read aloud.
        var cells = page.FieldRow("Runtime").GetByRole(AriaRole.Cell);
        await Expect(cells).ToContainTextAsync(["117 min", "117 min", "116 min"]);
        var outlier = cells.GetByRole(AriaRole.Img, new() { Name = "has it and differs" });
        await Expect(outlier).ToHaveCountAsync(1);
        await Expect(cells.Nth(2).GetByRole(AriaRole.Img, new() { Name = "has it and differs" })).ToBeVisibleAsync();

        // What will be written stands there before it is.
        await cells.Nth(0).Button("Use this value everywhere").ClickAsync();
        await Expect(page.PlannedWrite("Gamma")).ToContainTextAsync("Runtime 116 min → becomes 117 min");
        await Expect(page.PlannedWrite("Alpha")).ToContainTextAsync("says so already, nothing to write");
        await Expect(page.PlannedWrite("Beta")).ToContainTextAsync("says so already, nothing to write");
        Assert.Equal(116, (await Fleet.Gamma.GetAsync("Alien")).Movie.RuntimeMinutes);

        await page.Button("Apply 1 write").ClickAsync();
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Written, version 2");
        // They take the draft's place in view, and the keyboard's.
        await Expect(page.Locator("#receipts")).ToBeFocusedAsync();
        await Expect(page.Receipt("Gamma")).ToBeInViewportAsync();
        await Expect(page.Receipt("Alpha")).ToContainTextAsync("says so already");
        await Expect(page.Receipt("Beta")).ToContainTextAsync("says so already");
        await Expect(page.GetByText("all 3 servers agree")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "has it and differs" })).ToHaveCountAsync(0);

        Assert.Equal(117, (await Fleet.Gamma.GetAsync("Alien")).Movie.RuntimeMinutes);
        Assert.Equal(1, (await Fleet.Alpha.GetAsync("Alien")).Version);
        Assert.Equal(1, (await Fleet.Beta.GetAsync("Alien")).Version);
    }

    [Fact]
    public async Task A_draft_that_is_discarded_or_taken_back_writes_nothing()
    {
        var page = await OpenAsync(Fleet.App, "movie?title=Apocalypse%20Now");
        var runtime = page.FieldRow("Runtime");
        var draft = page.GetByRole(AriaRole.Region, new() { Name = "Draft" });

        await runtime.Button("Use majority").ClickAsync();
        await Expect(draft).ToContainTextAsync("1 write on 1 server");
        await draft.Button("Discard").ClickAsync();
        await Expect(draft).ToHaveCountAsync(0);

        await runtime.GetByRole(AriaRole.Cell).Nth(1).Button("Use this value everywhere").ClickAsync();
        await Expect(draft).ToContainTextAsync("2 writes on 2 servers");
        await runtime.Button("Take back").ClickAsync();
        await Expect(draft).ToHaveCountAsync(0);

        Assert.All(await Task.WhenAll(Fleet.Servers.Select(server => server.GetAsync("Apocalypse Now"))), record => Assert.Equal(1, record.Version));
    }

    [Theory]
    [InlineData("Amélie")]
    [InlineData("Le Fabuleux Destin d'Amélie Poulain")]
    public async Task A_link_by_either_title_shows_one_movie_of_all_servers(string title)
    {
        var page = await OpenAsync(Fleet.App, "movie?title=" + Uri.EscapeDataString(title));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Amélie 2001");
        await Expect(page.FieldRow("Title").GetByRole(AriaRole.Cell)).ToContainTextAsync(["Le Fabuleux Destin d'Amélie Poulain", "Amélie", "Amélie"]);
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "does not have it" })).ToHaveCountAsync(0);
        await Expect(page.GetByText("Other movies of this title")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_film_is_added_where_it_is_missing()
    {
        var page = await OpenAsync(Fleet.App, "movie?title=Vertigo");
        await Expect(page.GetByText("missing on Gamma")).ToBeVisibleAsync();

        await page.Button("Add there").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(page.PlannedWrite("Alpha")).ToContainTextAsync("has it already, nothing to write");
        await dialog.Button("Add on Gamma").ClickAsync();

        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Written");
        await Expect(page.GetByText("all 3 servers agree")).ToBeVisibleAsync();
        Assert.Equal((await Fleet.Alpha.GetAsync("Vertigo")).Movie, (await Fleet.Gamma.GetAsync("Vertigo")).Movie);
    }

    [Fact]
    public async Task A_film_is_deleted_only_after_the_dialog_and_every_server_gets_a_receipt()
    {
        var page = await OpenAsync(Fleet.App, "movie?title=Jaws");
        var dialog = page.GetByRole(AriaRole.Dialog);

        await page.Button("Delete…").ClickAsync();
        await Expect(dialog).ToContainTextAsync("Delete Jaws (1975)?");
        await Expect(dialog.Button("Cancel")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        Assert.Single(await Fleet.Alpha.FindAsync("Jaws"));

        await page.Button("Delete…").ClickAsync();
        await dialog.Button("Delete on Alpha, Beta").ClickAsync();
        await Expect(page.Receipt("Alpha")).ToContainTextAsync("Deleted");
        await Expect(page.Receipt("Beta")).ToContainTextAsync("Deleted");
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("does not have it, nothing to write");
        await Expect(page.GetByText("No server has it")).ToBeVisibleAsync();
        await Expect(page.Receipt("Alpha")).ToContainTextAsync("Deleted");
        Assert.Empty(await Fleet.Alpha.FindAsync("Jaws"));
        Assert.Empty(await Fleet.Beta.FindAsync("Jaws"));
    }

    [Fact]
    public async Task A_change_made_elsewhere_appears_without_reloading()
    {
        var page = await OpenAsync(Fleet.App, "movie?title=Wadjda");
        await Expect(page.FieldRow("Year")).ToContainTextAsync("2012");

        await Fleet.Alpha.ChangeAsync("Wadjda", MovieField.Year, FieldValue.Of(2013));

        await Expect(page.FieldRow("Year")).ToContainTextAsync("2013");
    }
}
