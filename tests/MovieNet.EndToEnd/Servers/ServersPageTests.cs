using System.Globalization;
using Microsoft.Playwright;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.EndToEnd.Servers;

public sealed class ServersPageTests(BrowserFixture browsers) : BrowserTest(browsers)
{
    private static readonly Movie[] Movies = [new() { Title = "Ran", Year = 1985 }, new() { Title = "Stalker", Year = 1979 }];

    [Fact]
    public async Task A_server_is_tested_added_and_removed_without_a_restart()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", Movies), ("Beta", Movies)));
        var archive = await OwnAsync(RunningServer.StartAsync("The archive", [new() { Title = "Yi Yi", Year = 2000 }]));
        var page = await OpenAsync(fleet.App, "servers");
        await Expect(page.ServerRow("Alpha")).ToContainTextAsync("Answers");
        await Expect(page.ServerRow("Alpha").Locator("[data-s=Movies]")).ToHaveTextAsync("2");

        var form = page.GetByRole(AriaRole.Region, new() { Name = "Add a server" });
        await form.GetByLabel("Name").FillAsync("Archive");
        await form.GetByLabel("Host").FillAsync("127.0.0.1");
        await form.GetByLabel("Port").FillAsync(archive.Port.ToString(CultureInfo.InvariantCulture));
        await form.Button("Test").ClickAsync();
        var test = page.GetByRole(AriaRole.Region, new() { Name = $"Test of 127.0.0.1:{archive.Port}" });
        await Expect(test).ToContainTextAsync("“The archive”, 1 movie");
        await Expect(test).ToContainTextAsync("Yi Yi (2000)");
        await Expect(test).ToContainTextAsync("Ready to save");
        await Expect(test).ToContainTextAsync("On this machine");
        await Expect(page.ServerRow("Archive")).ToHaveCountAsync(0);

        await form.Button("Save Archive").ClickAsync();
        await Expect(page.ServerRow("Archive")).ToContainTextAsync("Answers");
        var seen = page.GetByRole(AriaRole.Region, new() { Name = "Archive is added" });
        await Expect(seen).ToContainTextAsync("“The archive”, 1 movie");
        await Expect(seen).ToContainTextAsync("Yi Yi (2000)");
        await Expect(seen.GetByRole(AriaRole.Link, new() { Name = "Show its movies" })).ToHaveAttributeAsync("href", "movies?on=Archive");
        await page.GetByRole(AriaRole.Link, new() { Name = "Movies", Exact = true }).ClickAsync();
        await Expect(page.MovieRow("Yi Yi")).ToContainTextAsync("Only on Archive");

        await page.GetByRole(AriaRole.Link, new() { Name = "Servers", Exact = true }).ClickAsync();
        await page.ServerMenuAsync("Archive", "Remove");
        await page.GetByRole(AriaRole.Dialog).Button("Remove Archive").ClickAsync();
        await Expect(page.ServerRow("Archive")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Movies", Exact = true }).ClickAsync();
        await Expect(page.MovieRow("Ran")).ToBeVisibleAsync();
        await Expect(page.MovieRow("Yi Yi")).ToHaveCountAsync(0);
        Assert.Single(await archive.FindAsync("Yi Yi"));
    }

    [Fact]
    public async Task An_address_where_nothing_answers_and_a_server_that_is_there_already_are_said_to_be_so()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", Movies), ("Beta", Movies)));
        var page = await OpenAsync(fleet.App, "servers");
        var form = page.GetByRole(AriaRole.Region, new() { Name = "Add a server" });
        await form.GetByLabel("Name").FillAsync("Twin");
        await form.GetByLabel("Host").FillAsync("localhost");
        await form.GetByLabel("Port").FillAsync(fleet.Beta.Port.ToString(CultureInfo.InvariantCulture));
        await form.Button("Save Twin").ClickAsync();
        await Expect(page.GetByText("this server is in the list already, as Beta")).ToBeVisibleAsync();
        await Expect(form.Button("Save Twin")).ToBeDisabledAsync();

        await form.GetByLabel("Port").FillAsync("70000");
        await form.Button("Save Twin").ClickAsync();
        await Expect(form.GetByLabel("Port")).ToHaveAttributeAsync("aria-invalid", "true");

        await fleet.Beta.KillAsync();
        await form.GetByLabel("Port").FillAsync(fleet.Beta.Port.ToString(CultureInfo.InvariantCulture));
        await form.Button("Test").ClickAsync();
        await Expect(page.GetByText("Nothing answers at localhost")).ToBeVisibleAsync();
        await Expect(page.ServerRow("Twin")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_server_is_renamed_and_the_list_of_movies_follows()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", Movies), ("Beta", [Movies[0]])));
        var page = await OpenAsync(fleet.App, "servers");
        var list = await OpenAsync(fleet.App);
        await Expect(list.MovieRow("Stalker")).ToContainTextAsync("Only on Alpha");

        await page.ServerMenuAsync("Alpha", "Edit");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync("Main library");
        await dialog.Button("Save").ClickAsync();

        await Expect(page.ServerRow("Main library")).ToContainTextAsync("Answers");
        await Expect(page.ServerRow("Alpha")).ToHaveCountAsync(0);
        await Expect(list.MovieRow("Stalker")).ToContainTextAsync("Only on Main library");
    }

    [Fact]
    public async Task The_signs_of_a_paused_server_are_not_known_until_it_is_resumed()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", Movies), ("Beta", [Movies[0]])));
        var page = await OpenAsync(fleet.App, "servers");
        var list = await OpenAsync(fleet.App);
        await Expect(list.Signs(2, "agrees")).ToHaveCountAsync(1);
        await Expect(list.Signs(2, "absent")).ToHaveCountAsync(1);

        await page.Button("Pause Beta").ClickAsync();
        await Expect(page.ServerRow("Beta")).ToContainTextAsync("Paused");
        await Expect(list.Signs(2, "unknown")).ToHaveCountAsync(2);
        await Expect(list.Banner("Beta")).ToContainTextAsync("Beta is paused");
        await Expect(list.MovieRow("Stalker")).Not.ToContainTextAsync("Only on");

        await page.Button("Resume Beta").ClickAsync();
        await Expect(page.ServerRow("Beta")).ToContainTextAsync("Answers");
        await Expect(list.Banner("Beta")).ToHaveCountAsync(0);
        await Expect(list.Signs(2, "agrees")).ToHaveCountAsync(1);
        await Expect(list.Signs(2, "absent")).ToHaveCountAsync(1);
    }
}
