using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MovieNet.Protocol;
using MoviePage = MovieNet.Web.Compare.MoviePage;

namespace MovieNet.Tests.Web.Compare;

/// <summary>The draft on the page of a movie: what is chosen, left out, written, refused and tried again.</summary>
public sealed class MovieDraftTests : FleetComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985, RuntimeMinutes = 162 };

    [Fact]
    public async Task A_value_that_is_taken_is_written_where_it_is_not_and_then_the_draft_is_gone()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        var page = await OpenAsync();
        await TakeAsync(page, "162 min");

        Assert.Contains("1 write on 1 server", page.Find(".draftbar").Words(), StringComparison.Ordinal);
        Assert.Equal("""{"runtimeMinutes":["162"]}""", JSInterop.Invocations["movienet.keepForm"][^1].Arguments[0]);
        await ApplyAsync(page);

        await page.WaitForAssertionAsync(() => Assert.Equal("both servers agree", page.Find(".verdict .tag").Words()), Patience);
        await page.WaitForAssertionAsync(() => Assert.Empty(page.FindAll(".draftbar")), Patience);
        Assert.Equal("1 written", page.Find("#receipts header .muted").Words());
        Assert.Null(JSInterop.Invocations["movienet.keepForm"][^1].Arguments[0]);
        Assert.Equal(162, await RuntimeAsync("Beta"));

        await page.InvokeAsync(() => page.Button("Dismiss").ClickAsync(new()));
        Assert.Empty(page.FindAll("#receipts"));
    }

    [Fact]
    public async Task A_draft_that_is_discarded_or_taken_back_is_forgotten_and_nothing_was_written()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        var page = await OpenAsync();
        await TakeAsync(page, "162 min");
        await page.InvokeAsync(() => page.Button("Discard").ClickAsync(new()));
        Assert.Empty(page.FindAll(".draftbar"));

        await TakeAsync(page, "160 min");
        await page.InvokeAsync(() => page.Button("Take back").ClickAsync(new()));
        Assert.Empty(page.FindAll(".draftbar"));
        Assert.Null(JSInterop.Invocations["movienet.keepForm"][^1].Arguments[0]);
        Assert.Equal((162, 160), (await RuntimeAsync("Alpha"), await RuntimeAsync("Beta")));
    }

    [Fact]
    public async Task A_server_that_is_left_out_gets_nothing()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        var page = await OpenAsync();
        await TakeAsync(page, "162 min");

        await page.InvokeAsync(() => page.Find("input[aria-label='Write to Beta']").ChangeAsync(false));
        Assert.Contains("the servers left out are the only ones that would change", page.Find(".draftbar").Words(), StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("input[aria-label='Write to Beta']").ChangeAsync(true));
        Assert.Contains("1 write on 1 server", page.Find(".draftbar").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_else_writes_underneath_is_a_conflict_and_mine_is_written_only_when_i_say_so()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        var page = await OpenAsync();
        await TakeAsync(page, "162 min");
        await ChangeAsync("Beta", 170);
        await page.WaitForAssertionAsync(() => Assert.Contains("170 min", page.Find(".cmp").Words(), StringComparison.Ordinal), Patience);

        await ApplyAsync(page);
        await page.WaitForElementAsync("button[aria-label='See both versions of Beta']", Patience);
        Assert.Equal(170, await RuntimeAsync("Beta"));
        await page.InvokeAsync(() => page.Button("See both versions of Beta").ClickAsync(new()));
        Assert.Equal("Runtime 160 min 170 min 162 min", page.Find("dialog tbody tr").Words());
        await page.InvokeAsync(() => page.Button("Write mine").ClickAsync(new()));

        await page.WaitForAssertionAsync(() => Assert.Equal("1 written", page.Find("#receipts header .muted").Words()), Patience);
        Assert.Empty(page.FindAll("dialog"));
        Assert.Equal(162, await RuntimeAsync("Beta"));
    }

    [Fact]
    public async Task To_keep_theirs_writes_nothing()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        var page = await OpenAsync();
        await TakeAsync(page, "162 min");
        await ChangeAsync("Beta", 170);
        await page.WaitForAssertionAsync(() => Assert.Contains("170 min", page.Find(".cmp").Words(), StringComparison.Ordinal), Patience);
        await ApplyAsync(page);
        await page.WaitForElementAsync("button[aria-label='See both versions of Beta']", Patience);
        await page.InvokeAsync(() => page.Button("See both versions of Beta").ClickAsync(new()));

        await page.InvokeAsync(() => page.Button("Keep theirs").ClickAsync(new()));

        Assert.Empty(page.FindAll("dialog"));
        Assert.Equal(170, await RuntimeAsync("Beta"));
    }

    [Fact]
    public async Task A_draft_waits_for_the_person_who_looks_at_another_movie_meanwhile()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        await PutAsync("Alpha", new() { Title = "Ikiru", Year = 1952 });
        var page = await OpenAsync();
        await TakeAsync(page, "162 min");

        await GoAsync(page, "movie?title=Ikiru&year=1952", "Ikiru 1952");
        Assert.Empty(page.FindAll(".draftbar"));
        await GoAsync(page, "movie?title=Ran&year=1985", "Ran 1985");

        await page.WaitForAssertionAsync(() => Assert.Contains("1 write on 1 server", page.Find(".draftbar").Words(), StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task What_the_browser_kept_of_a_draft_is_back()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        JSInterop.Setup<string?>("movienet.keptForm").SetResult("""{"runtimeMinutes":["165"],"nothing":["x"]}""");

        var page = await OpenAsync();

        await page.WaitForAssertionAsync(() => Assert.Contains("2 writes on 2 servers", page.Find(".draftbar").Words(), StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task A_movie_that_got_another_title_is_found_by_it_from_now_on()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        var page = await OpenAsync();
        await page.InvokeAsync(() => page.Button("Edit Title").ClickAsync(new()));
        await page.InvokeAsync(() => page.Find("form[data-inplace] input").InputAsync("Chaos"));
        await page.InvokeAsync(() => page.Find("form[data-inplace]").SubmitAsync(EventArgs.Empty));
        await ApplyAsync(page);

        await page.WaitForAssertionAsync(() => Assert.Equal("Chaos 1985", page.Find("h1").Words()), Patience);
        await page.WaitForAssertionAsync(() => Assert.Equal("http://localhost/movie?title=Chaos&year=1985", Services.GetRequiredService<NavigationManager>().Uri), Patience);
    }

    /// <summary>The page of a movie of which Alpha says 162 minutes and Beta 160.</summary>
    private async Task<IRenderedComponent<MoviePage>> OpenAsync()
    {
        await PutAsync("Alpha", Ran);
        await PutAsync("Beta", Ran with { RuntimeMinutes = 160 });
        Services.GetRequiredService<NavigationManager>().NavigateTo("movie?title=Ran&year=1985");
        var page = Render<MoviePage>();
        await page.WaitForAssertionAsync(() => Assert.Equal(2, page.FindAll("tbody td[data-sn]").Count), Patience);
        return page;
    }

    private static Task TakeAsync(IRenderedComponent<MoviePage> page, string value) => page.InvokeAsync(() => page.FindAll("td[data-sn]")
        .First(cell => string.Equals(cell.QuerySelector(".v")!.Words(), value, StringComparison.Ordinal)).QuerySelector("button")!.ClickAsync(new()));

    private static Task ApplyAsync(IRenderedComponent<MoviePage> page) => page.InvokeAsync(() => page.Find(".draftbar .primary").ClickAsync(new()));

    private async Task GoAsync(IRenderedComponent<MoviePage> page, string address, string heading)
    {
        await page.InvokeAsync(() => Services.GetRequiredService<NavigationManager>().NavigateTo(address));
        page.Render();
        await page.WaitForAssertionAsync(() => Assert.Equal(heading, page.Find("h1").Words()), Patience);
    }

    private async Task<int?> RuntimeAsync(string server) => (await AskAsync(server, (client, token) => client.GetAsync("Ran", cancellationToken: token)))[0].Movie.RuntimeMinutes;

    private async Task ChangeAsync(string server, decimal runtime)
    {
        var record = (await AskAsync(server, (client, token) => client.GetAsync("Ran", cancellationToken: token)))[0];
        await AskAsync(server, (client, token) => client.EditAsync(record.Id, new Dictionary<MovieField, FieldValue?> { [MovieField.RuntimeMinutes] = FieldValue.Of(runtime) }, null, Guid.NewGuid(), token));
    }
}
