using Microsoft.Playwright;

namespace MovieNet.EndToEnd.Forms;

public sealed class AddPageTests(BrowserFixture browsers, SampleFleet samples) : BrowserTest(browsers), IClassFixture<SampleFleet>
{
    private TestFleet Fleet => samples.Fleet;

    [Fact]
    public async Task A_new_film_goes_to_every_server_and_can_be_opened()
    {
        var page = await OpenAsync(Fleet.App, "add");
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Tampopo");
        await page.GetByLabel("Year").FillAsync("1985");
        await page.Locator("#field-directors").FillAsync("Juzo Itami");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Runtime, minutes").FillAsync("114");
        foreach (var server in Fleet.Servers)
        {
            await Expect(page.Outcome(server.Name)).ToContainTextAsync("gets a new record");
        }

        await page.Button("Add on all three").ClickAsync();
        foreach (var server in Fleet.Servers)
        {
            await Expect(page.Receipt(server.Name)).ToContainTextAsync("Written, version 1");
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Open “Tampopo”" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tampopo 1985");
        await Expect(page.GetByText("all 3 servers agree")).ToBeVisibleAsync();
        Assert.All(
            await Task.WhenAll(Fleet.Servers.Select(server => server.GetAsync("Tampopo"))),
            record => Assert.Equal(new() { Title = "Tampopo", Year = 1985, Directors = ["Juzo Itami"], RuntimeMinutes = 114 }, record.Movie));
    }

    [Fact]
    public async Task A_bad_IMDb_id_is_refused_at_its_field_and_nothing_is_written()
    {
        var page = await OpenAsync(Fleet.App, "add");
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Kes");
        var imdbId = page.GetByLabel("IMDb id");
        await imdbId.FillAsync("0064541");
        await page.Button("Add on all three").ClickAsync();

        await Expect(imdbId).ToBeFocusedAsync();
        await Expect(imdbId).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(imdbId).ToHaveAccessibleDescriptionAsync("Must be tt and 7 to 10 digits, such as tt0047478.");
        await Expect(page.Locator(".rcpt")).ToHaveCountAsync(0);
        Assert.Empty(await Fleet.Alpha.FindAsync("Kes"));

        await imdbId.FillAsync("tt0064541");
        await Expect(imdbId).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await page.Button("Add on all three").ClickAsync();
        await Expect(page.Receipt("Beta")).ToContainTextAsync("Written");
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Written");
        Assert.Equal("tt0064541", (await Fleet.Beta.GetAsync("Kes")).Movie.ImdbId);
    }

    [Fact]
    public async Task While_the_title_is_typed_the_form_says_who_has_it_and_adds_only_where_it_is_missing()
    {
        var page = await OpenAsync(Fleet.App, "add");
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("toy story");

        await Expect(page.GetByText("Already on Alpha and Beta")).ToBeVisibleAsync();
        await Expect(page.Outcome("Alpha")).ToContainTextAsync("has it already");
        await Expect(page.Outcome("Gamma")).ToContainTextAsync("gets a new record");
        await Expect(page.Button("Add on Gamma")).ToBeEnabledAsync();
    }
}
