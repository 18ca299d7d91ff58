using System.Text;
using Microsoft.Playwright;

namespace MovieNet.EndToEnd.Importing;

public sealed class ImportPageTests(BrowserFixture browsers) : BrowserTest(browsers)
{
    /// <summary>So many that it takes seconds.</summary>
    private const int Many = 60_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_goes_in_its_bad_lines_come_back_and_go_in_when_they_are_repaired()
    {
        var fleet = await OwnAsync(SampleFleet.StartAsync());
        await fleet.Gamma.KillAsync();
        var page = await OpenAsync(fleet.App, "import");
        await page.DropAsync(FestivalFile.Name, await FestivalFile.MakeAsync());

        // Before anything is written: what becomes of it.
        await Expect(page.GetByText("lines fit")).ToHaveTextAsync("137 of 142 lines fit");
        await Expect(page.Column("dir")).ToContainTextAsync("Sidney Lumet, Stanley Kubrick");
        await Expect(page.Column("year")).ToContainTextAsync("139 of 142");
        await Expect(page.Column("budget")).ToContainTextAsync("not imported");
        await page.Column("len").GetByRole(AriaRole.Combobox).SelectOptionAsync("Leave out");
        await Expect(page.GetByText("lines fit", new() { Exact = false }).First).ToHaveTextAsync("138 of 142 lines fit");
        await page.Column("len").GetByRole(AriaRole.Combobox).SelectOptionAsync("Runtime, minutes");
        await Expect(page.Column("len")).ToContainTextAsync("141 of 142");
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Gamma" })).ToContainTextAsync("not chosen: import later");

        await page.Button("Import 137 lines into 2 servers").ClickAsync();
        await Expect(page.ImportOf("Alpha")).ToContainTextAsync("Done. 0 added, 137 skipped, 5 rejected");
        await Expect(page.ImportOf("Beta")).ToContainTextAsync("Done. ");
        await Expect(page.ImportOf("Gamma")).ToContainTextAsync("Does not answer");
        await Expect(page.Rejected("Spirited Away")).ToContainTextAsync("must be a whole number, is “2h05”");
        await Expect(page.Rejected("Taxi Driver")).ToContainTextAsync("there are 7 cells, but 6 columns");

        // The server that was away follows.
        await fleet.Gamma.StartAgainAsync();
        await page.Button("Import into Gamma too").ClickAsync();
        await Expect(page.ImportOf("Gamma")).ToContainTextAsync("Done. ");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Save as rejected.csv").ClickAsync());
        Assert.Equal("rejected.csv", download.SuggestedFilename);
        var rejected = await File.ReadAllTextAsync(await download.PathAsync(), Token);
        Assert.Equal(FestivalFile.Bad.Length + 1, rejected.TrimEnd().Split('\n').Length);
        Assert.StartsWith("rejectedAt,rejectedBecause,imdb,title,year,dir,len,budget\nfestival-2026.csv line 12,", rejected, StringComparison.Ordinal);

        // Repaired and dropped again as it is: only what was repaired is new.
        var repaired = rejected.Replace("2O12", "2012", StringComparison.Ordinal).Replace("2011/12", "2011", StringComparison.Ordinal)
            .Replace("2h05", "125", StringComparison.Ordinal).Replace("Taxi Driver, the director's cut", "Taxi Driver", StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Another file" }).ClickAsync();
        await page.DropAsync("rejected.csv", Encoding.UTF8.GetBytes(repaired));
        await Expect(page.GetByText("6 found, 5 used")).ToBeVisibleAsync();
        await page.Button("Import 4 lines into 3 servers").ClickAsync();
        await Expect(page.GetByText("Imported into 3 servers")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "1 rejected line" })).ToBeVisibleAsync();
        Assert.Equal(94, (await fleet.Gamma.GetAsync("Moonrise Kingdom")).Movie.RuntimeMinutes);
        Assert.Equal(["Hayao Miyazaki"], (await fleet.Beta.GetAsync("Spirited Away")).Movie.Directors);

        await page.GetByRole(AriaRole.Link, new() { Name = "See what came in" }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/movies?sort=-changed");
        await Expect(page.MovieRow("Moonrise Kingdom")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_server_that_is_killed_in_the_middle_is_waited_for_goes_on_and_has_every_line_once()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", []), ("Beta", [])));
        var page = await OpenAsync(fleet.App, "import");
        await page.DropAsync(FestivalFile.Name, await FestivalFile.MakeAsync(Many));
        await page.Button("Import 60,137 lines into 2 servers").ClickAsync();
        await Expect(page.ImportOf("Beta").GetByText("lines/s")).ToBeVisibleAsync();
        await fleet.Beta.KillAsync();
        await Expect(page.ImportOf("Beta")).ToContainTextAsync("Went away");
        await Expect(page.ImportOf("Alpha")).ToContainTextAsync("Done. 60,137 added, 5 rejected", new() { Timeout = 60_000 });
        await Expect(page.ImportOf("Beta")).ToContainTextAsync("is waited for");

        // Nobody need look at it: the import is the app's.
        await page.GetByRole(AriaRole.Link, new() { Name = "Movies", Exact = true }).ClickAsync();
        await Expect(page.MovieRow("Alien")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByText("being imported into Beta")).ToBeVisibleAsync();
        await fleet.Beta.StartAgainAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = FestivalFile.Name }).ClickAsync();
        await Expect(page.ImportOf("Beta")).ToContainTextAsync("Done. 60,137 added, 5 rejected", new() { Timeout = 60_000 });
        await using var client = await fleet.Beta.ConnectAsync();
        var status = await client.StatusAsync(Token);
        Assert.Equal((60_137, 60_137), (status.Movies, status.LastChange));
    }

    [Fact]
    public async Task Stopping_says_what_is_written_and_the_same_file_again_adds_only_the_rest()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", [])));
        var page = await OpenAsync(fleet.App, "import");
        await page.DropAsync(FestivalFile.Name, await FestivalFile.MakeAsync(Many));
        await page.Button("Import 60,137 lines into Alpha").ClickAsync();
        await Expect(page.ImportOf("Alpha").GetByText("lines/s")).ToBeVisibleAsync();
        await page.Button("Stop").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Stopped" })).ToBeVisibleAsync();
        await Expect(page.ImportOf("Alpha")).ToContainTextAsync(" of 60,142: ");

        await using var client = await fleet.Alpha.ConnectAsync();
        var written = (await client.StatusAsync(Token)).Movies;
        Assert.InRange(written, 1, 60_136);
        await Expect(page.ImportOf("Alpha")).ToContainTextAsync(FormattableString.Invariant($"{written:N0} added"));

        await page.Button("Import into Alpha again").ClickAsync();
        await Expect(page.ImportOf("Alpha")).ToContainTextAsync(FormattableString.Invariant($"Done. {60_137 - written:N0} added, {written:N0} skipped"), new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task After_a_restart_of_the_app_the_page_says_what_to_do()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", [])));
        var page = await OpenAsync(fleet.App, $"import/{Guid.NewGuid()}");

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Drop the file again");
        await page.DropAsync("films.csv", "title\nRan\n"u8.ToArray());
        await Expect(page.Button("Import 1 line into Alpha")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task All_of_it_works_by_keyboard()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", []), ("Beta", [])));
        var page = await OpenAsync(fleet.App, "import");
        // Asked for ahead: a key may reach the page before a wish to be told of its choosers that was uttered just before it.
        var choosing = page.WaitForFileChooserAsync();
        await page.TabToAsync(page.Locator("[data-drop]"));
        await page.Keyboard.PressAsync("Enter");
        await (await choosing).SetFilesAsync(new FilePayload { Name = "films.csv", MimeType = "text/csv", Buffer = "title,Zeit\nRan,162\nAlien,117\n"u8.ToArray() });
        await Expect(page.Button("Import 2 lines into 2 servers")).ToBeEnabledAsync();

        await page.TabToAsync(page.Column("Zeit").GetByRole(AriaRole.Combobox));
        await page.Keyboard.TypeAsync("Runtime");
        await Expect(page.Column("Zeit")).ToContainTextAsync("all");
        await page.TabToAsync(page.GetByLabel("Beta"));
        await page.Keyboard.PressAsync("Space");
        await page.TabToAsync(page.Button("Import 2 lines into Alpha"));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Imported into Alpha" })).ToBeFocusedAsync();
        await Expect(page.ImportOf("Beta")).ToContainTextAsync("Not chosen");
        Assert.Equal(162, (await fleet.Alpha.GetAsync("Ran")).Movie.RuntimeMinutes);
        Assert.Empty(await fleet.Beta.FindAsync("Ran"));
    }
}
