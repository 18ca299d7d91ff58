using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using MovieNet.EndToEnd.Looks;
using MovieNet.Protocol;

namespace MovieNet.EndToEnd.Servers;

/// <summary>The server list as a whole: order, tags, files, addresses that were swapped.</summary>
public sealed class ServerListTests(BrowserFixture browsers) : BrowserTest(browsers)
{
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985 };
    private static readonly Movie Stalker = new() { Title = "Stalker", Year = 1979 };

    [Fact]
    public async Task The_order_is_changed_by_keyboard_and_the_columns_of_signs_follow()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", [Ran]), ("Beta", [Ran, Stalker])));
        var page = await OpenAsync(fleet.App, "servers");
        var list = await OpenAsync(fleet.App);
        await Expect(list.Signs(1, "absent")).ToHaveCountAsync(1);

        await page.Locator("summary[aria-label='Beta: more']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Button("Move up: Beta")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("tbody th b")).ToHaveTextAsync(["Beta", "Alpha"]);
        await Expect(page.GetByText("Beta is number 1 of 2 now")).ToHaveCountAsync(1);
        await Expect(page.Button("Move down: Beta")).ToBeFocusedAsync();
        await Expect(list.Signs(2, "absent")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("summary[aria-label='Beta: more']")).ToBeFocusedAsync();
        await Expect(page.Button("Move down: Beta")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Tags_stand_beside_the_address_and_the_dialog_gives_the_focus_back()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", [Ran]), ("Beta", [Ran])));
        var page = await OpenAsync(fleet.App, "servers");

        await page.ServerMenuAsync("Beta", "Edit");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Tags").FillAsync("archive, film club");
        await dialog.Button("Save").ClickAsync();

        await Expect(page.ServerRow("Beta").Locator("th .tag")).ToHaveTextAsync(["archive", "film club"]);
        await Expect(page.ServerRow("Beta")).ToContainTextAsync("Answers");
        await Expect(page.Locator("summary[aria-label='Beta: more']")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_server_that_falls_silent_shows_its_failed_tries_and_counts_down_until_it_is_tried_again()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", [Ran]), ("Beta", [Ran])));
        var page = await OpenAsync(fleet.App, "servers");
        await Expect(page.ServerRow("Beta").Locator(".spark .line")).ToHaveCountAsync(1);
        await Expect(page.ServerRow("Beta").Locator(".spark circle")).ToHaveCountAsync(1);
        await Expect(page.ServerRow("Beta").Locator("[data-s='Changes/h']")).ToHaveTextAsync("1");

        await fleet.Beta.KillAsync();
        await Expect(page.ServerRow("Beta")).ToContainTextAsync("No answer");
        await Expect(page.ServerRow("Beta").Locator(".spark .cross").First).ToBeVisibleAsync();
        await Expect(page.ServerRow("Beta").GetByRole(AriaRole.Img, new() { Name = "Latency of Beta over the last 15 minutes: Half of the answers within" })).ToBeVisibleAsync();
        await Expect(page.ServerRow("Beta").Locator("[data-s='Changes/h']")).ToHaveTextAsync("–not known");
        var trouble = page.Locator(".backoff");
        await Expect(trouble).ToContainTextAsync("Next try in");
        await Expect(trouble).ToContainTextAsync("connection refused");

        await fleet.Beta.StartAgainAsync();
        await page.Button("Try now: Beta").Or(page.ServerRow("Beta").GetByText("Answers", new() { Exact = true })).First.ClickAsync();
        await Expect(page.ServerRow("Beta")).ToContainTextAsync("Answers");
        await Expect(trouble).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_list_is_exported_and_taken_over_by_another_window_after_a_preview()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", [Ran]), ("Beta", [Ran])));
        var other = await OwnAsync(TestFleet.StartAsync(("Gamma", [Stalker])));
        var page = await OpenAsync(fleet.App, "servers");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export list" }).ClickAsync());
        Assert.Equal("movienet-servers.json", download.SuggestedFilename);
        var file = await download.PathAsync();
        Assert.Equal(["Alpha", "Beta"], JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!["servers"]!.AsArray().Select(server => (string)server!["name"]!));

        var there = await OpenAsync(other.App, "servers", 390, ColorScheme.Dark);
        await there.Button("Import list").ClickAsync();
        var dialog = there.GetByRole(AriaRole.Dialog);
        await dialog.Locator("input[type=file]").SetInputFilesAsync(file);
        await Expect(dialog).ToContainTextAsync("2 new");
        await Expect(there.ServerRow("Alpha")).ToHaveCountAsync(0);
        await dialog.Button("Add 2 servers").ClickAsync();
        await Expect(dialog).ToContainTextAsync("2 servers added");
        await dialog.Button("Close").ClickAsync();

        await Expect(there.Locator("tbody th b")).ToHaveTextAsync(["Gamma", "Alpha", "Beta"]);
        await Expect(there.ServerRow("Beta")).ToContainTextAsync("Answers");

        await there.Button("Import list").ClickAsync();
        await dialog.Locator("input[type=file]").SetInputFilesAsync(file);
        await Expect(dialog).ToContainTextAsync("2 in the list already");
        await Expect(dialog.Button("Add")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Daemons_that_exchanged_their_ports_are_recognised_and_the_list_is_put_right()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", [Ran]), ("Beta", [Stalker])));
        var page = await OpenAsync(fleet.App, "servers");
        var (alpha, beta) = (fleet.Alpha.Port, fleet.Beta.Port);
        await fleet.Alpha.KillAsync();
        await fleet.Beta.KillAsync();
        await fleet.Alpha.StartAgainAsync(beta);

        // Beta is still silent: Alpha is found where it is expected.
        await Expect(page.Locator(".misplaced")).ToContainTextAsync("Alpha answers at the address of Beta");
        await fleet.Beta.StartAgainAsync(alpha);
        await Expect(page.Locator(".misplaced")).ToContainTextAsync("have swapped addresses");

        await page.Button("Put the list right…").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Row).Filter(new() { HasText = "Alpha" }).Locator("td").Nth(1)).ToHaveTextAsync(Address(beta));
        await Expect(dialog.GetByText("found, id")).ToHaveCountAsync(2);
        await Manners.JudgeAsync(page, "the dialog that puts the list right");
        await dialog.Button("Put right").ClickAsync();

        await Expect(page.ServerRow("Alpha")).ToContainTextAsync(Address(beta));
        await Expect(page.ServerRow("Alpha")).ToContainTextAsync("Answers");
        await Expect(page.ServerRow("Beta")).ToContainTextAsync("Answers");
        await Expect(page.Locator(".misplaced")).ToHaveCountAsync(0);
        var list = await OpenAsync(fleet.App);
        await Expect(list.MovieRow("Stalker")).ToContainTextAsync("Only on Beta");
    }

    private static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
}
