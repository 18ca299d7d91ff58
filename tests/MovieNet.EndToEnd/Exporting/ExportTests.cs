using System.Net;
using Microsoft.Playwright;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.EndToEnd.Exporting;

public sealed class ExportTests(BrowserFixture browsers) : BrowserTest(browsers)
{
    private static readonly Movie Alien = new() { Title = "Alien", Year = 1979, RuntimeMinutes = 117, Genres = TextList.From(["Horror", "Science Fiction"]) };
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_list_shows_is_saved_merged_or_as_one_server_has_it()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", [Alien with { RuntimeMinutes = 116 }, Ran]), ("Beta", [Alien, Ran]), ("Gamma", [Alien])));
        var page = await OpenAsync(fleet.App, "movies?is=differs");
        await Expect(page.MovieRow("Alien")).ToBeVisibleAsync();

        var merged = await SaveAsync(page, "JSON lines");
        Assert.Equal("Movies of Alpha, Beta and Gamma.jsonl", merged.SuggestedFilename);
        Assert.Equal([Alien], await MoviesAsync(merged));

        await page.Button("Export these as a file").ClickAsync();
        await page.GetByLabel("Whose values").SelectOptionAsync("Alpha");
        var alphas = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Dialog).Button("CSV").ClickAsync());
        Assert.Equal("Movies of Alpha.csv", alphas.SuggestedFilename);
        Assert.Equal([Alien with { RuntimeMinutes = 116 }], await MoviesAsync(alphas));
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.MovieRow("Alien")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_in_the_dialog_and_in_the_name_of_the_file()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", [Alien]), ("Beta", [Alien]), ("Gamma", [Ran])));
        await fleet.Gamma.KillAsync();
        var page = await OpenAsync(fleet.App);
        await Expect(page.MovieRow("Alien")).ToBeVisibleAsync();
        await page.Button("Export these as a file").ClickAsync();
        await Expect(page.GetByText("Gamma does not answer. What it holds is not known and will not be in the file; its name says so.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Dialog).Button("Cancel").ClickAsync();

        var download = await SaveAsync(page, "CSV");
        Assert.Equal("Movies of Alpha and Beta, without Gamma.csv", download.SuggestedFilename);
        Assert.Equal([Alien], await MoviesAsync(download));
    }

    [Fact]
    public async Task One_servers_whole_catalogue_is_saved_from_the_page_Servers()
    {
        var movies = await Samples.ReadAsync("gamma");
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", [Alien]), ("Gamma", movies)));
        var page = await OpenAsync(fleet.App, "servers");

        await page.ServerMenuAsync("Gamma", "Export");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Dialog).Button("CSV").ClickAsync());

        Assert.Equal("Movies of Gamma.csv", download.SuggestedFilename);
        Assert.Equal(movies.Select(movie => movie.Title).Order(StringComparer.Ordinal), (await MoviesAsync(download)).Select(movie => movie.Title).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_download_fails_when_a_server_stops_answering_in_the_middle()
    {
        await using var dying = new ScriptedServer();
        var first = Enumerable.Range(0, 150).Select(i => TestRecords.Record(i + 1, FormattableString.Invariant($"Film {i:000}"), 1979)).ToList();
        dying.Always("movies.get", Script.Result(new { movies = Array.Empty<object>() }));
        // The index reads in the largest pages that there are, an export does not.
        dying.Always("movies.list", request => (int?)request.Parameters["limit"] != 100 ? Script.Result(new MoviePage(first, null, 150, TotalIsMinimum: false))(request)
            : request.Parameters["after"] is null ? Script.Result(new MoviePage(first, "more", 900, TotalIsMinimum: false))(request)
            : Script.Close(request));
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", [Alien])));
        fleet.App.Fleet.List.Add(new("Dying", "127.0.0.1", dying.Port));
        await fleet.App.Fleet.RefreshAsync();
        await fleet.UntilAllAnswerAsync();
        var page = await OpenAsync(fleet.App);
        await Expect(page.MovieRow("Alien")).ToBeVisibleAsync();

        var download = await SaveAsync(page, "CSV");

        Assert.NotNull(await download.FailureAsync());
    }

    [Fact]
    public async Task What_cannot_be_exported_is_said_before_anything_is_sent()
    {
        var fleet = await OwnAsync(TestFleet.StartAsync(("Alpha", [Alien])));
        using var client = new HttpClient { BaseAddress = fleet.App.Url };
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync(new Uri("export?format=xls", UriKind.Relative), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("export?server=Nobody", UriKind.Relative), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.PostAsync(new Uri("export", UriKind.Relative), null, Token)).StatusCode);
        await fleet.Alpha.KillAsync();

        using var refused = await client.GetAsync(new Uri("export?format=csv&server=Alpha", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("Alpha does not answer", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private static async Task<IDownload> SaveAsync(IPage page, string format)
    {
        await page.Button("Export these as a file").ClickAsync();
        return await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Dialog).Button(format).ClickAsync());
    }

    private static async Task<List<Movie>> MoviesAsync(IDownload download)
    {
        var file = await ImportFile.OpenAsync(await download.PathAsync(), new() { Name = download.SuggestedFilename }, Token);
        var movies = new List<Movie>();
        await foreach (var record in file.ReadAsync(Token))
        {
            movies.Add(record.Movie!);
        }

        return movies;
    }
}
