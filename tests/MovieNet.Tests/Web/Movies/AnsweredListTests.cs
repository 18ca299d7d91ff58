using MovieNet.Protocol;
using MovieNet.Testing;
using MovieNet.Tests.Federation;
using MovieNet.Web.Movies;

namespace MovieNet.Tests.Web.Movies;

public sealed class AnsweredListTests : FleetComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ChosenMovies chosen = new();

    [Theory]
    [InlineData(null, "Asking every server…")]
    [InlineData(" ran ", "Searching for “ran”…")]
    public void Before_the_page_is_alive_rows_have_their_place_and_nothing_is_claimed(string? words, string summary)
    {
        SetRendererInfo(new("Static", isInteractive: false));
        var list = Show(words);

        Assert.Equal(summary, list.Find(".meta").Words());
        Assert.Equal(12, list.FindAll(".skelrow").Count);
        Assert.Empty(list.FindAll(".empty"));
    }

    [Fact]
    public async Task Nothing_found_says_what_that_means()
    {
        var list = Show(null);
        Assert.Contains("No servers yet", list.Words(), StringComparison.Ordinal);

        await AddDeadAsync("Delta");
        await list.WaitForAssertionAsync(() => Assert.Contains("Your server does not answer", list.Words(), StringComparison.Ordinal), Patience);

        await using var alpha = await StartAsync("Alpha");
        await list.WaitForAssertionAsync(() => Assert.Contains("The servers that answered are empty; Delta did not answer.", list.Words(), StringComparison.Ordinal), Patience);
        var search = Show("ran");
        await search.WaitForAssertionAsync(() => Assert.Contains("No server that answered has “ran”", search.Words(), StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task What_is_there_is_shown_while_one_is_awaited_and_what_comes_late_waits_to_be_asked_for()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await ScriptedAsync("Beta");
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        beta.Always("movies.list", Script.After(answer.Task, Script.Result(new MovieNet.Protocol.MoviePage([Records.On("Beta", "Alien", 1979).Record], null, 1, TotalIsMinimum: false))));
        await PutAsync("Alpha", new() { Title = "Ran", Year = 1985 });
        JSInterop.Setup<int>("movienet.rowsAtHand", _ => true).SetResult(1);

        var list = Show(null);

        await list.WaitForAssertionAsync(() => Assert.Equal(["Ran"], Titles(list)), Patience);
        Assert.Contains("Waiting for Beta", list.Find(".wait").Words(), StringComparison.Ordinal);
        Assert.Equal("being asked", list.Find(".ans svg").GetAttribute("aria-label"));
        Assert.Equal(3, list.FindAll(".skelrow").Count);
        Assert.NotEmpty(list.FindAll(".mlist.partial"));
        await list.InvokeAsync(() => list.Button("Show what is there").ClickAsync(new()));
        Assert.Empty(list.FindAll(".mlist.partial"));

        answer.SetResult();
        await list.WaitForElementAsync(".heldrow", Patience);
        Assert.Equal(["Ran"], Titles(list));
        await list.InvokeAsync(() => list.Button("1 more from Beta – show").ClickAsync(new()));
        Assert.Equal(["Alien", "Ran"], Titles(list));
        Assert.Empty(list.FindAll(".heldrow"));
    }

    [Fact]
    public async Task Many_come_sixty_at_a_time_and_are_chosen_all_the_same()
    {
        await using var alpha = await StartAsync("Alpha");
        await FillAsync(130);
        var list = Show(null);
        await list.WaitForAssertionAsync(() => Assert.StartsWith("60 movies so far", list.Find(".meta").Words(), StringComparison.Ordinal), Patience);
        await list.WaitForAssertionAsync(() => Assert.NotEmpty(JSInterop.Invocations["movienet.pressWhenSeen"]), Patience);

        await list.InvokeAsync(() => list.Button("Show more").ClickAsync(new()));
        await list.WaitForAssertionAsync(() => Assert.StartsWith("120 movies so far", list.Find(".meta").Words(), StringComparison.Ordinal), Patience);
        await list.InvokeAsync(() => list.Find("input[aria-label='Select all that match']").ClickAsync(new()));
        await list.WaitForAssertionAsync(() => Assert.Equal(130, chosen.Count), Patience);

        await list.InvokeAsync(() => list.Button("Show more").ClickAsync(new()));
        await list.WaitForAssertionAsync(() => Assert.StartsWith("130 movies Select", list.Find(".meta").Words(), StringComparison.Ordinal), Patience);
        Assert.DoesNotContain("Show more", list.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_movie_is_chosen_and_given_up_and_all_are_too()
    {
        await using var alpha = await StartAsync("Alpha");
        await FillAsync(3);
        var list = Show("film");
        await list.WaitForAssertionAsync(() => Assert.Equal(3, Titles(list).Count), Patience);

        await list.InvokeAsync(() => list.Find("input[aria-label='Select Film 1']").ClickAsync(new()));
        Assert.Equal((1, 1), (chosen.Count, list.FindAll(".row.sel").Count));
        await list.InvokeAsync(() => list.Button("Select all").ClickAsync(new()));
        Assert.Equal((3, 3), (chosen.Count, list.FindAll(".row.sel").Count));
        await list.InvokeAsync(() => list.Button("Select none").ClickAsync(new()));
        Assert.Equal((0, 0), (chosen.Count, list.FindAll(".row.sel").Count));
    }

    [Fact]
    public async Task What_changes_elsewhere_and_another_search_are_asked_for_anew()
    {
        await using var alpha = await StartAsync("Alpha");
        await FillAsync(1);
        var list = Show("film");
        await list.WaitForAssertionAsync(() => Assert.Equal(["Film 0"], Titles(list)), Patience);

        await PutAsync("Alpha", new() { Title = "Film noir" });
        await list.WaitForAssertionAsync(() => Assert.Equal(2, Titles(list).Count), Patience);

        list.Render(p => p.Add(list => list.Query, new() { Words = "noir" }));
        await list.WaitForAssertionAsync(() => Assert.Equal(["Film noir"], Titles(list)), Patience);
        Assert.StartsWith("1 movie Select all Alpha 1 ", list.Find(".meta").Words(), StringComparison.Ordinal);
    }

    private async Task FillAsync(int count)
    {
        var films = Enumerable.Range(0, count).Select(n => new Movie { Title = FormattableString.Invariant($"Film {n}"), Year = 1990 }).ToList();
        await AskAsync("Alpha", (client, token) => client.ImportAsync(films, replace: false, Guid.NewGuid(), token));
        await IndexedAsync(snapshot => snapshot.IsReady && snapshot.Movies == count);
    }

    private static IReadOnlyList<string> Titles(IRenderedComponent<AnsweredList> list) => [.. list.FindAll(".row .t a").Select(title => title.TextContent)];

    private IRenderedComponent<AnsweredList> Show(string? words) => Render<AnsweredList>(p => p.Add(list => list.Query, new() { Words = words }).Add(list => list.Chosen, chosen));
}
