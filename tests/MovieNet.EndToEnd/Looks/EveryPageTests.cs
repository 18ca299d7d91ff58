using Microsoft.Playwright;
using MovieNet.EndToEnd.Importing;

namespace MovieNet.EndToEnd.Looks;

public sealed class EveryPageTests(BrowserFixture browsers, SampleFleet samples) : BrowserTest(browsers), IClassFixture<SampleFleet>
{
    // Each with what stands there when the servers have answered.
    private static readonly (string Address, string Loaded)[] Pages =
    [
        ("", ".fieldbars a"), ("movies", ".row .t a"), ("movies?is=differs&q=a", ".row .t a"), ("movie?title=Alien&year=1979", ".tl li"), ("movie?title=Alien&year=1979&list=%3Fsort%3Dyear", ".place a"), ("add", "#field-title"), ("edit?title=Alien&year=1979", ".outcome li"), ("servers", ".srvs .ok"),
        ("import", ".dropzone"),
    ];

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Pages_fit_their_window_and_can_be_used_by_everybody(int width, ColorScheme scheme) =>
        await LookAsync(samples.Fleet, width, scheme, Pages);

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task So_do_pages_of_a_fleet_in_trouble(int width, ColorScheme scheme)
    {
        var fleet = await OwnAsync(SampleFleet.StartAsync());
        await fleet.Gamma.KillAsync();
        await LookAsync(fleet, width, scheme, [("", ".attn .unknown"), ("movies", ".banner"), ("movie?title=Alien&year=1979", ".tl li"), ("add", "#field-title"), ("edit?title=Alien&year=1979", ".outcome li"), ("servers", ".backoff")]);
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task So_do_a_draft_and_the_dialogs(int width, ColorScheme scheme)
    {
        var page = await OpenAsync(samples.Fleet.App, "movie?title=Apocalypse%20Now", width, scheme);
        await page.FieldRow("Runtime").Or(page.Locator(".cmp tr")).Filter(new() { HasText = "Runtime" }).First.GetByText("Use majority").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Draft" })).ToBeVisibleAsync();
        var manners = new Manners(page, width, scheme);
        await manners.LookAsync("the draft");

        await page.Button("Edit Genres").ClickAsync();
        await Expect(page.Locator("form[data-inplace]")).ToBeVisibleAsync();
        await manners.LookAsync("a value that is edited where it stands");
        await page.Keyboard.PressAsync("Escape");

        await page.Button("Delete…").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await manners.LookAsync("the dialog that deletes");
        await page.Keyboard.PressAsync("Escape");

        await page.Locator(".tl li").First.GetByText("Undo", new() { Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Undo this change?");
        await manners.LookAsync("the dialog that undoes");
        await page.Keyboard.PressAsync("Escape");

        await page.Locator("summary[aria-label='More']").ClickAsync();
        await Expect(page.GetByText("Posters from the web")).ToBeVisibleAsync();
        await manners.LookAsync("the choice of posters");
        await page.Keyboard.PressAsync("Escape");

        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("On every page");
        await manners.LookAsync("the keys");

        await GotoAsync(page, "servers");
        await page.ServerMenuAsync("Beta", "Edit");
        await page.GetByRole(AriaRole.Dialog).Button("Test").ClickAsync();
        await Expect(page.GetByText("The same server that was met before")).ToBeVisibleAsync();
        await manners.LookAsync("the dialog that edits a server");
        manners.Judge();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task So_do_the_menus_and_dialogs_of_the_servers(int width, ColorScheme scheme)
    {
        var page = await OpenAsync(samples.Fleet.App, "servers", width, scheme);
        await page.Locator("summary[aria-label$='all that Beta announces']").ClickAsync();
        await Expect(page.GetByText("Server id").And(page.Locator("details[open] dt"))).ToBeVisibleAsync();
        var manners = new Manners(page, width, scheme);
        await manners.LookAsync("what a server announces");

        await page.Keyboard.PressAsync("Escape");
        await page.Locator("summary[aria-label='Gamma: more']").ClickAsync();
        await Expect(page.Button("Move up: Gamma")).ToBeVisibleAsync();
        await manners.LookAsync("the menu of a server");

        await page.Button("Import list").ClickAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "servers.json",
            MimeType = "application/json",
            Buffer = """{"movieNetServers":1,"servers":[{"name":"Delta","host":"10.0.4.31","port":5870,"tags":["laptop"]},{"name":"Alpha","host":"10.0.4.11","port":5870},{"name":"","host":"","port":0}]}"""u8.ToArray(),
        });
        await Expect(page.Locator(".importlist li")).ToHaveCountAsync(3);
        await manners.LookAsync("the dialog that imports a list");
        manners.Judge();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task So_do_the_steps_of_an_import_and_the_exports(int width, ColorScheme scheme)
    {
        var fleet = await OwnAsync(SampleFleet.StartAsync());
        await fleet.Gamma.KillAsync();
        var page = await OpenAsync(fleet.App, "import", width, scheme);
        await page.DropAsync(FestivalFile.Name, await FestivalFile.MakeAsync());
        await page.Button("See the lines").ClickAsync();
        await Expect(page.Locator("#first-lines")).ToBeVisibleAsync();
        await Expect(page.Button("Import 137 lines into 2 servers")).ToBeEnabledAsync();
        var manners = new Manners(page, width, scheme);
        await manners.LookAsync("the mapping");

        await page.Button("Import 137 lines into 2 servers").ClickAsync();
        await Expect(page.GetByText("Imported into 2 servers")).ToBeVisibleAsync();
        await manners.LookAsync("the end of an import");

        await GotoAsync(page, $"import/{Guid.Empty}");
        await page.DropAsync("films.xlsx", [1, 2, 3]);
        await Expect(page.Button("Read it as CSV")).ToBeVisibleAsync();
        await manners.LookAsync("a file that cannot be read");

        await GotoAsync(page, "import");
        await Expect(page.GetByText("Dropped before")).ToBeVisibleAsync();
        await manners.LookAsync("the imports before");

        await GotoAsync(page, "movies");
        await page.Button("Export these as a file").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await manners.LookAsync("the dialog that exports a list");
        MayComplain();
        await page.GotoAsync("/export?server=Nobody");
        await manners.LookAsync("an export that cannot be had");
        manners.Judge();
    }

    private async Task LookAsync(TestFleet fleet, int width, ColorScheme scheme, IEnumerable<(string Address, string Loaded)> pages)
    {
        var page = await OpenAsync(fleet.App, "", width, scheme);
        var manners = new Manners(page, width, scheme);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", scheme == ColorScheme.Dark ? "dark" : "light");
        foreach (var (address, loaded) in pages)
        {
            await GotoAsync(page, address);
            await Expect(page.Locator(loaded).First).ToBeVisibleAsync();
            await manners.LookAsync("/" + address);
        }

        manners.Judge();
    }
}
