using Microsoft.Playwright;
using MovieNet.Protocol;

namespace MovieNet.EndToEnd.Compare;

public sealed class EditInPlaceTests(BrowserFixture browsers) : BrowserTest(browsers)
{
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985, RuntimeMinutes = 162, Genres = TextList.From(["Drama"]) };

    [Fact]
    public async Task By_keyboard_a_value_is_typed_where_it_stands_and_written_to_every_server()
    {
        var fleet = await OwnAsync(TestFleet.OfThreeAsync(Ran));
        var page = await OpenAsync(fleet.App, "movie?title=ran");
        await page.Button("Edit Runtime").PressAsync("Enter");
        var runtime = page.Field("Runtime, minutes");
        await Expect(runtime).ToBeFocusedAsync();
        await Expect(runtime).ToHaveValueAsync("162");

        await runtime.FillAsync("two hours");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Must be a number, such as 117.")).ToBeVisibleAsync();
        await runtime.FillAsync("160");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Button("Edit Runtime")).ToBeFocusedAsync();
        await Expect(page.FieldRow("Runtime")).ToContainTextAsync("162 min → 160 min");
        await Expect(page.PlannedWrite("Gamma")).ToContainTextAsync("becomes 160 min");

        await page.Button("Edit Genres").PressAsync("Enter");
        await Expect(page.GetByLabel("Genres").And(page.Locator("input"))).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("War,");
        await Expect(page.GetByLabel("Remove War")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.FieldRow("Genres")).ToContainTextAsync("Drama, War");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Receipt("Alpha")).ToContainTextAsync("Written, version 2");
        await Expect(page.Receipt("Beta")).ToContainTextAsync("Written, version 2");
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Written, version 2");

        foreach (var server in fleet.Servers)
        {
            var movie = (await server.GetAsync("Ran")).Movie;
            Assert.Equal((160, TextList.From(["Drama", "War"])), (movie.RuntimeMinutes, movie.Genres));
        }
    }

    [Fact]
    public async Task Escape_gives_it_up_and_another_movie_begins_without_it()
    {
        var fleet = await OwnAsync(TestFleet.OfThreeAsync(Ran, Ran with { Title = "Stalker" }));
        var page = await OpenAsync(fleet.App, "movie?title=ran&list=");
        await page.Button("Edit Runtime").ClickAsync();
        await page.Field("Runtime, minutes").FillAsync("1");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Field("Runtime, minutes")).ToHaveCountAsync(0);
        await Expect(page.Button("Edit Runtime")).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Draft" })).ToHaveCountAsync(0);

        await page.Button("Edit Runtime").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Next movie of the list" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Stalker");
        await Expect(page.Field("Runtime, minutes")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_server_that_is_left_out_is_not_written_to()
    {
        var fleet = await OwnAsync(TestFleet.OfThreeAsync(Ran));
        var page = await OpenAsync(fleet.App, "movie?title=ran");
        await page.Button("Edit Runtime").ClickAsync();
        await page.Field("Runtime, minutes").FillAsync("160");
        await page.Button("Into the draft").ClickAsync();
        await page.GetByLabel("Write to Beta").UncheckAsync();
        await Expect(page.PlannedWrite("Beta")).ToContainTextAsync("left out");
        await page.Button("Apply 2 writes").ClickAsync();
        await Expect(page.Receipt("Alpha")).ToContainTextAsync("Written, version 2");
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Written, version 2");

        Assert.Equal((162, 1), ((await fleet.Beta.GetAsync("Ran")).Movie.RuntimeMinutes, (await fleet.Beta.GetAsync("Ran")).Version));
        Assert.Equal(160, (await fleet.Alpha.GetAsync("Ran")).Movie.RuntimeMinutes);
    }

    [Fact]
    public async Task A_draft_is_there_again_after_a_restart_of_the_app_and_gone_when_it_is_written()
    {
        var fleet = await OwnAsync(TestFleet.OfThreeAsync(Ran));
        var page = await OpenAsync(fleet.App, "movie?title=ran");
        await page.Button("Edit Runtime").ClickAsync();
        await page.Field("Runtime, minutes").FillAsync("160");
        await page.Button("Into the draft").ClickAsync();
        await Expect(page.PlannedWrite("Gamma")).ToContainTextAsync("becomes 160 min");

        MayComplain();
        await fleet.RestartAppAsync(() => Expect(page.GetByText("The connection to MovieNet is lost.")).ToBeVisibleAsync(new() { Timeout = 30_000 }));
        await Expect(page.GetByText("The connection to MovieNet is lost.")).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await Expect(page.PlannedWrite("Gamma")).ToContainTextAsync("becomes 160 min", new() { Timeout = 30_000 });
        await page.Button("Apply 3 writes").ClickAsync();
        await Expect(page.Receipt("Alpha")).ToContainTextAsync("Written, version 2");
        await Expect(page.Receipt("Beta")).ToContainTextAsync("Written, version 2");
        await Expect(page.Receipt("Gamma")).ToContainTextAsync("Written, version 2");
        await ReloadAsync(page);
        await Expect(page.FieldRow("Runtime")).ToContainTextAsync("160 min");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Draft" })).ToHaveCountAsync(0);
    }
}
