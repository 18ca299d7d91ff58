using Microsoft.Playwright;
using MovieNet.EndToEnd.Looks;
using MovieNet.Protocol;

namespace MovieNet.EndToEnd.Forms;

public sealed class EditPageTests(BrowserFixture browsers, SampleFleet samples) : BrowserTest(browsers), IClassFixture<SampleFleet>
{
    private TestFleet Fleet => samples.Fleet;

    [Fact]
    public async Task Only_the_field_that_was_changed_is_written_and_other_disagreement_stays()
    {
        var before = await Task.WhenAll(Fleet.Servers.Select(server => server.GetAsync("The General")));
        Assert.NotEqual(before[0].Movie.Year, before[2].Movie.Year);
        Assert.NotEqual(before[0].Movie.Directors, before[2].Movie.Directors);

        var page = await OpenAsync(Fleet.App, "movie?title=The%20General");
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit everywhere" }).ClickAsync();
        await page.Field("Rating, 0 to 10").FillAsync("9.1");
        await page.Button("Preview 3 writes").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Button("Apply 3 writes").ClickAsync();
        foreach (var server in Fleet.Servers)
        {
            await Expect(page.Receipt(server.Name)).ToContainTextAsync("Written, version 2");
        }

        var after = await Task.WhenAll(Fleet.Servers.Select(server => server.GetAsync("The General")));
        Assert.Equal(before.Select(record => record.Movie with { Rating = 9.1m }), after.Select(record => record.Movie));
    }

    [Fact]
    public async Task A_server_that_is_unticked_is_left_out()
    {
        var page = await OpenAsync(Fleet.App, "edit?title=Taxi%20Driver");
        await page.Field("Language").FillAsync("American English");
        // Unticking waits for no tick: before the plan is there, there is none to take away.
        await Expect(page.GetByLabel("Write to Beta")).ToBeCheckedAsync();
        await page.GetByLabel("Write to Beta").UncheckAsync();
        await Expect(page.Outcome("Beta")).ToContainTextAsync("is left out");

        await page.Button("Preview 2 writes").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Button("Apply 2 writes").ClickAsync();
        await Expect(page.Receipt("Alpha")).ToContainTextAsync("Written");
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Written");

        Assert.Equal(1, (await Fleet.Beta.GetAsync("Taxi Driver")).Version);
        Assert.Equal("American English", (await Fleet.Gamma.GetAsync("Taxi Driver")).Movie.Language);
    }

    [Fact]
    public async Task Records_that_changed_on_several_servers_can_be_chosen_about_all_at_once()
    {
        var page = await OpenAsync(Fleet.App, "edit?title=Stalker");
        await page.Field("Rating, 0 to 10").FillAsync("3");
        foreach (var server in Fleet.Servers)
        {
            await server.ChangeAsync("Stalker", MovieField.Rating, FieldValue.Of(7.5m));
        }

        await Expect(page.GetByText("For all 3 values below:")).ToBeVisibleAsync();
        await Manners.JudgeAsync(page, "an edit with clashes");
        await page.Button("Write mine everywhere").ClickAsync();
        await page.Button("Preview 3 writes").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Button("Apply 3 writes").ClickAsync();
        foreach (var server in Fleet.Servers)
        {
            await Expect(page.Receipt(server.Name)).ToContainTextAsync("Written");
            Assert.Equal(3m, (await server.GetAsync("Stalker")).Movie.Rating);
        }
    }

    [Fact]
    public async Task A_record_that_changes_while_one_types_is_shown_and_waits_for_a_choice()
    {
        var page = await OpenAsync(Fleet.App, "edit?title=The%20Godfather");
        await page.Field("Rating, 0 to 10").FillAsync("8");
        await Expect(page.Button("Preview 3 writes")).ToBeEnabledAsync();

        await Fleet.Beta.ChangeAsync("The Godfather", MovieField.Rating, FieldValue.Of(7m));

        var clash = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Beta’s record changed while you were typing" });
        await Expect(clash.GetByRole(AriaRole.Row).Last.GetByRole(AriaRole.Cell)).ToContainTextAsync(["9", "7", "8"]);
        await Expect(page.Outcome("Beta")).ToContainTextAsync("waits for your choice");
        await Expect(page.Field("Rating, 0 to 10")).ToHaveValueAsync("8");

        await clash.Button("Keep theirs").ClickAsync();
        await page.Button("Preview 2 writes").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Button("Apply 2 writes").ClickAsync();
        await Expect(page.Receipt("Alpha")).ToContainTextAsync("Written");
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Written");
        Assert.Equal(
            [8m, 7m, 8m], (await Task.WhenAll(Fleet.Servers.Select(server => server.GetAsync("The Godfather")))).Select(record => record.Movie.Rating));
    }
}
