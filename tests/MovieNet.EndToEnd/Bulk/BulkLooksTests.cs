using Microsoft.Playwright;
using MovieNet.EndToEnd.Looks;
using static MovieNet.EndToEnd.Bulk.BulkParts;

namespace MovieNet.EndToEnd.Bulk;

public sealed class BulkLooksTests(BrowserFixture browsers) : BrowserTest(browsers)
{
    private const string PlacesOfCells = """
        row => [...row.children].filter(cell => cell.offsetWidth).map(cell => {
          const { x, y, width, height } = cell.getBoundingClientRect();
          return `${cell.className} ${x} ${y - row.getBoundingClientRect().y} ${width} ${height}`;
        }).join('\n')
        """;

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task The_bar_and_its_dialogs_fit_their_window_and_can_be_used_by_everybody(int width, ColorScheme scheme)
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", Films(80)), ("Beta", [.. Films(80).Select(film => film with { RuntimeMinutes = 91 })]), ("Gamma", []), ("Delta", [])));
        await fleet.Servers[3].KillAsync();
        var page = await OpenAsync(fleet.App, width: width, scheme: scheme);
        await Expect(page.Banner("Delta")).ToBeVisibleAsync();
        var unchosen = await page.MovieRow("Film 000").EvaluateAsync<string>(PlacesOfCells);
        await page.MovieRow("Film 000").Box().ClickAsync();
        await Expect(page.Bar()).ToBeVisibleAsync();
        Assert.Equal(unchosen, await page.MovieRow("Film 000").EvaluateAsync<string>(PlacesOfCells));
        var manners = new Manners(page, width, scheme);
        await manners.LookAsync("the bar");

        await page.MovieRow("Film 003").Box().ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await BeginAsync(page, "Take values from…");
        await manners.LookAsync("choosing a server");
        await page.GetByLabel("Values of").SelectOptionAsync("Alpha");
        await Expect(page.Lines().First).ToBeVisibleAsync();
        await manners.LookAsync("taking values");
        await page.Button("Cancel").ClickAsync();

        await BeginAsync(page, "Delete…");
        await Expect(page.Button("Delete 8 records")).ToBeVisibleAsync();
        await manners.LookAsync("deleting");
        await page.Button("Cancel").ClickAsync();

        await (width < 720 ? page.Button("Select all") : page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all that match" })).ClickAsync();
        await BeginAsync(page, "Add where missing…");
        await Expect(page.Lines().First).ToBeVisibleAsync();
        await manners.LookAsync("adding");
        await page.Button("Write 80 records").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("80 of 80 receipted");
        await manners.LookAsync("the receipts");
        manners.Judge();
    }

    private static async Task BeginAsync(IPage page, string action)
    {
        var button = page.Bar().Button(action);
        if (!await button.First.IsVisibleAsync())
        {
            await page.Bar().GetByText("More").ClickAsync();
        }

        await button.And(page.Locator(":visible")).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }
}
