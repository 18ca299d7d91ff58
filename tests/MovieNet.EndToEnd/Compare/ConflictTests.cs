using Microsoft.Playwright;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.EndToEnd.Compare;

/// <summary>The record changes between reading and applying. Signs of life are far apart here, so that the page cannot notice before.</summary>
public sealed class ConflictTests(BrowserFixture browsers) : BrowserTest(browsers)
{
    private static readonly FleetOptions Seldom = new() { HeartbeatInterval = TimeSpan.FromHours(1) };

    [Fact]
    public async Task A_conflict_shows_both_versions_and_writes_mine_only_when_told_to()
    {
        var fleet = await StartAsync();
        var page = await OpenAsync(fleet.App, "movie?title=Chinatown");
        await page.FieldRow("Country").Button("Use majority").ClickAsync();

        await fleet.Gamma.ChangeAsync("Chinatown", MovieField.Country, FieldValue.Of("USA (1974)"));
        await page.Button("Apply 1 write").ClickAsync();
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Conflict, somebody changed it meanwhile: version 1 became 2. Nothing was written");
        Assert.Equal("USA (1974)", (await fleet.Gamma.GetAsync("Chinatown")).Movie.Country);

        await page.Button("See both versions of Gamma").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Row).Last.GetByRole(AriaRole.Cell)).ToHaveTextAsync(["USA", "USA (1974)", "United States"]);
        await dialog.Button("Write mine").ClickAsync();

        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Written, version 3");
        await Expect(page.GetByText("all 3 servers agree")).ToBeVisibleAsync();
        Assert.Equal("United States", (await fleet.Gamma.GetAsync("Chinatown")).Movie.Country);
    }

    [Fact]
    public async Task Theirs_is_kept_when_told_so()
    {
        var fleet = await StartAsync();
        var page = await OpenAsync(fleet.App, "movie?title=Chinatown");
        await page.FieldRow("Country").Button("Use majority").ClickAsync();
        await fleet.Gamma.ChangeAsync("Chinatown", MovieField.Country, FieldValue.Of("USA (1974)"));
        await page.Button("Apply 1 write").ClickAsync();

        await page.Button("See both versions of Gamma").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Button("Keep theirs").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.FieldRow("Country").GetByRole(AriaRole.Cell).Nth(2)).ToContainTextAsync("USA (1974)");
        Assert.Equal(2, (await fleet.Gamma.GetAsync("Chinatown")).Version);
    }

    [Fact]
    public async Task In_the_form_a_conflict_waits_for_a_choice_and_keeps_what_was_typed()
    {
        var fleet = await StartAsync();
        var page = await OpenAsync(fleet.App, "edit?title=Chinatown");
        await page.Field("Country").FillAsync("U.S.A.");
        await page.Button("Preview 3 writes").ClickAsync();

        await fleet.Gamma.ChangeAsync("Chinatown", MovieField.Country, FieldValue.Of("USA (1974)"));
        await page.GetByRole(AriaRole.Dialog).Button("Apply 3 writes").ClickAsync();
        await Expect(page.Receipt("Alpha")).ToContainTextAsync("Written");
        await Expect(page.Receipt("Beta")).ToContainTextAsync("Written");
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Conflict");

        var clash = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Gamma’s record changed while you were typing" });
        await Expect(clash.GetByRole(AriaRole.Row).Last.GetByRole(AriaRole.Cell)).ToContainTextAsync(["USA", "USA (1974)", "U.S.A."]);
        await Expect(page.Field("Country")).ToHaveValueAsync("U.S.A.");
        await clash.Button("Write mine").ClickAsync();
        await page.Button("Preview 1 write").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Button("Apply 1 write").ClickAsync();

        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Written, version 3");
        Assert.All(await Task.WhenAll(fleet.Servers.Select(server => server.GetAsync("Chinatown"))), record => Assert.Equal("U.S.A.", record.Movie.Country));
    }

    private Task<TestFleet> StartAsync()
    {
        var movie = new Movie { Title = "Chinatown", Year = 1974, Country = "United States" };
        return OwnAsync(TestFleet.StartAsync(Seldom, ("Alpha", [movie]), ("Beta", [movie]), ("Gamma", [movie with { Country = "USA" }])));
    }
}
