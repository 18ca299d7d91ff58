using System.Globalization;
using Microsoft.Playwright;
using MovieNet.Testing;

namespace MovieNet.EndToEnd.Movies;

public sealed class EmptyStateTests(BrowserFixture browsers) : BrowserTest(browsers)
{
    [Fact]
    public async Task Without_servers_the_list_leads_to_adding_the_first_one_and_then_shows_its_movies()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync());
        var server = await OwnAsync(RunningServer.StartAsync("Archive", [new() { Title = "Stalker", Year = 1979 }]));
        var page = await OpenAsync(fleet.App);

        await Expect(page.GetByText("No servers yet")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Add a server" }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/servers");

        var form = page.GetByRole(AriaRole.Region, new() { Name = "Add a server" });
        await form.GetByLabel("Name").FillAsync("Archive");
        await form.GetByLabel("Host").FillAsync("127.0.0.1");
        await form.GetByLabel("Port").FillAsync(server.Port.ToString(CultureInfo.InvariantCulture));
        await form.GetByRole(AriaRole.Button, new() { Name = "Save Archive" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Archive is added" })).ToContainTextAsync("1 movie");

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Movies", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Stalker" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Empty_servers_lead_to_adding_a_movie()
    {
        var fleet = await OwnAsync(TestFleet.OfThreeAsync());
        var page = await OpenAsync(fleet.App);

        await Expect(page.GetByText("No movies yet")).ToBeVisibleAsync();
        await Expect(page.GetByText("Your servers answered, and they are empty.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Add a movie" }).Last).ToBeVisibleAsync();
    }

    [Fact]
    public async Task When_no_server_answers_the_list_says_so_and_fills_again_by_itself()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", [new() { Title = "Stalker", Year = 1979 }]), ("Beta", [])));
        await fleet.Alpha.KillAsync();
        await fleet.Beta.KillAsync();
        var page = await OpenAsync(fleet.App);

        await Expect(page.GetByText("None of your 2 servers answers")).ToBeVisibleAsync();
        await Expect(page.GetByText("No movies yet")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Try all now" })).ToBeVisibleAsync();

        await fleet.Alpha.StartAgainAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Stalker" })).ToBeVisibleAsync();
    }
}
