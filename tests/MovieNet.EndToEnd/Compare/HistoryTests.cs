using Microsoft.Playwright;
using MovieNet.Protocol;

namespace MovieNet.EndToEnd.Compare;

public sealed class HistoryTests(BrowserFixture browsers) : BrowserTest(browsers)
{
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985, RuntimeMinutes = 160, Country = "Japan" };

    [Fact]
    public async Task The_history_of_all_servers_is_one_timeline_and_names_who_is_not_known()
    {
        var fleet = await OwnAsync(TestFleet.OfThreeAsync(Ran));
        await fleet.Gamma.ChangeAsync("Ran", MovieField.RuntimeMinutes, FieldValue.Of(163));
        var page = await OpenAsync(fleet.App, "movie?title=Ran");
        var history = page.GetByRole(AriaRole.Region, new() { Name = "History on every server" });

        await Expect(history.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("Runtime 160 min → becomes 163 min on Gamma");
        await Expect(history.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("A test, change 2");
        await Expect(history.GetByRole(AriaRole.Img, new() { Name = "made a difference that is still there" })).ToHaveCountAsync(1);
        await Expect(history.GetByRole(AriaRole.Listitem).Last).ToContainTextAsync("Added on");
        await Expect(page.FieldRow("Runtime").GetByRole(AriaRole.Cell).Nth(2)).ToContainTextAsync("since");
        await Expect(page.FieldRow("Runtime").GetByRole(AriaRole.Cell).Nth(2)).ToContainTextAsync("A test");
        await Expect(page.FieldRow("Runtime").GetByRole(AriaRole.Cell).Nth(0)).Not.ToContainTextAsync("since");

        await fleet.Alpha.KillAsync();
        await Expect(history).ToContainTextAsync("Alpha’s part is not known");
        await fleet.Beta.ChangeAsync("Ran", MovieField.Country, FieldValue.Of("JP"));
        await Expect(history.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("Country Japan → becomes JP on Beta");
    }

    [Fact]
    public async Task A_long_history_is_shown_in_parts()
    {
        var fleet = await OwnAsync(TestFleet.OfThreeAsync(Ran));
        for (var minutes = 100; minutes < 120; minutes++)
        {
            await fleet.Alpha.ChangeAsync("Ran", MovieField.RuntimeMinutes, FieldValue.Of(minutes));
        }

        var page = await OpenAsync(fleet.App, "movie?title=Ran");
        var history = page.GetByRole(AriaRole.Region, new() { Name = "History on every server" });
        await Expect(history.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(15);

        await history.Button("Earlier").ClickAsync();
        await Expect(history.GetByRole(AriaRole.Listitem).Nth(19)).ToContainTextAsync("Runtime 160 min → becomes 100 min on Alpha");
        await Expect(history.GetByRole(AriaRole.Listitem).Last).ToContainTextAsync("Added on");
        await Expect(history.Button("Earlier")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_edit_is_undone_as_a_new_change_with_receipts()
    {
        var fleet = await OwnAsync(TestFleet.OfThreeAsync(Ran));
        await fleet.Gamma.ChangeAsync("Ran", MovieField.RuntimeMinutes, FieldValue.Of(163));
        await fleet.Gamma.ChangeAsync("Ran", MovieField.RuntimeMinutes, FieldValue.Of(165));
        var page = await OpenAsync(fleet.App, "movie?title=Ran");

        // The second last: what was written after it would be lost, and the dialog says so.
        await page.Button("Undo: Runtime on Gamma").Nth(1).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Gamma: Runtime 163 min → becomes 165 min");
        await Expect(page.PlannedWrite("Gamma")).ToContainTextAsync("Runtime 165 min → becomes 160 min");
        await Expect(dialog.Button("Cancel")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        Assert.Equal(3, (await fleet.Gamma.GetAsync("Ran")).Version);

        await page.Button("Undo: Runtime on Gamma").First.ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await dialog.Button("Undo on Gamma").ClickAsync();
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Written, version 4");
        await Expect(page.Locator(".tl li").First).ToContainTextAsync("Runtime 165 min → becomes 163 min on Gamma");
        Assert.Equal(163, (await fleet.Gamma.GetAsync("Ran")).Movie.RuntimeMinutes);
        Assert.Equal(1, (await fleet.Alpha.GetAsync("Ran")).Version);
    }

    [Fact]
    public async Task A_deletion_on_all_servers_is_undone_from_what_is_left_of_the_page()
    {
        var fleet = await OwnAsync(TestFleet.OfThreeAsync(Ran));
        var page = await OpenAsync(fleet.App, "movie?title=Ran");
        await page.Button("Delete…").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Button("Delete on Alpha, Beta, Gamma").ClickAsync();
        await Expect(page.GetByText("No server has it")).ToBeVisibleAsync();

        await page.Locator(".tl li").First.Filter(new() { HasText = "Deleted" }).Locator("button").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("3 writes on 3 servers");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = new("^Add again on", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();

        await Expect(page.GetByText("all 3 servers agree")).ToBeVisibleAsync();
        Assert.All(await Task.WhenAll(fleet.Servers.Select(server => server.GetAsync("Ran"))), record => Assert.Equal(Ran, record.Movie));
    }

    [Fact]
    public async Task An_undone_title_takes_the_address_with_it()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", [Ran]), ("Beta", [])));
        await fleet.Alpha.ChangeAsync("Ran", MovieField.Title, FieldValue.Of("Chaos"));
        var page = await OpenAsync(fleet.App, "movie?title=Chaos");

        await page.Button("Undo: Title on Alpha").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Button("Undo on Alpha").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ran 1985");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("title=Ran", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.Receipt("Alpha")).ToContainTextAsync("Written, version 3");
    }
}
