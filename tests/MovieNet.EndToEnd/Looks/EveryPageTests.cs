using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MovieNet.EndToEnd.Looks;

public sealed class EveryPageTests(BrowserFixture browsers, SampleFleet samples) : BrowserTest(browsers), IClassFixture<SampleFleet>
{
    // Each with what stands there when the servers have answered.
    private static readonly (string Address, string Loaded)[] Pages =
    [
        ("", ".row a"), ("movie?title=Alien&year=1979", ".cmp .v"), ("add", "#field-title"), ("edit?title=Alien&year=1979", ".outcome li"), ("servers", ".srvs .ok"),
    ];

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
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
        await LookAsync(fleet, width, scheme, Pages.Select(page => (page.Address, page.Address is "servers" ? ".backoff" : page.Address is "" ? ".banner" : page.Loaded)));
    }

    [Theory]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task So_do_a_draft_and_the_dialogs(int width, ColorScheme scheme)
    {
        var page = await OpenAsync(samples.Fleet.App, "movie?title=Apocalypse%20Now", width, scheme);
        await page.FieldRow("Runtime").Or(page.Locator(".cmp tr")).Filter(new() { HasText = "Runtime" }).First.GetByText("Use majority").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Draft" })).ToBeVisibleAsync();
        var problems = await ProblemsAsync(page, "the draft");

        await page.Button("Delete…").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        problems.AddRange(await ProblemsAsync(page, "the dialog that deletes"));

        await GotoAsync(page, "servers");
        await page.Button("Edit Beta").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Button("Test").ClickAsync();
        await Expect(page.GetByText("The same server that was met before")).ToBeVisibleAsync();
        problems.AddRange(await ProblemsAsync(page, "the dialog that edits a server"));
        Fail(problems);
    }

    private async Task LookAsync(TestFleet fleet, int width, ColorScheme scheme, IEnumerable<(string Address, string Loaded)> pages)
    {
        var problems = new List<string>();
        var page = await OpenAsync(fleet.App, "", width, scheme);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", scheme == ColorScheme.Dark ? "dark" : "light");
        foreach (var (address, loaded) in pages)
        {
            await GotoAsync(page, address);
            await Expect(page.Locator(loaded).First).ToBeVisibleAsync();
            problems.AddRange(await ProblemsAsync(page, "/" + address));
        }

        Fail(problems);
    }

    private static async Task<List<string>> ProblemsAsync(IPage page, string where)
    {
        var problems = new List<string>();
        var widths = await page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, innerWidth]");
        if (widths[0] > widths[1])
        {
            problems.Add($"{where}: is {widths[0]} px wide in a window of {widths[1]} px");
        }

        var result = await page.RunAxe();
        problems.AddRange(result.Violations.SelectMany(
            rule => rule.Nodes.Select(node => $"{where}: {rule.Id} ({rule.Help}) at {node.Target}: {node.Html}")));
        return problems;
    }

    private static void Fail(List<string> problems)
    {
        if (problems.Count > 0)
        {
            Assert.Fail(string.Join('\n', problems));
        }
    }
}
