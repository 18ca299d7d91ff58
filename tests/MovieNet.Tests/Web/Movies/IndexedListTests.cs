using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Movies;

namespace MovieNet.Tests.Web.Movies;

public sealed class IndexedListTests : FleetComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ChosenMovies chosen = new();
    private int shown;

    [Fact]
    public void While_the_catalogues_are_read_no_number_is_claimed()
    {
        var list = Render<IndexedList>(p => p.Add(list => list.Snapshot, Index.Current).Add(list => list.Query, new()).Add(list => list.Chosen, chosen));

        Assert.Equal("Reading every server’s catalogue…", list.Find(".meta").Words());
        Assert.Equal(12, list.FindAll(".skelrow").Count);
    }

    [Fact]
    public async Task Rows_in_view_are_fetched_and_those_of_a_filter_say_of_how_many_they_are()
    {
        await using var alpha = await StartAsync("Alpha");
        await FillAsync("Ran", "Ikiru", "Emma");
        var list = Show(new());
        await list.WaitForAssertionAsync(() => Assert.Equal(["Emma", "Ikiru", "Ran"], Titles(list)), Patience);
        Assert.StartsWith("3 movies Select all Alpha 3", list.Find(".meta").Words(), StringComparison.Ordinal);
        Assert.Equal("4", list.Find("[role=table]").GetAttribute("aria-rowcount"));

        Assert.StartsWith("3 movies of 3", Show(new() { On = ["Alpha"] }).Find(".meta").Words(), StringComparison.Ordinal);
        Assert.Contains("No movie differs", Show(new() { Kinds = MovieKinds.Differs }).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_elsewhere_is_shown_when_asked_for()
    {
        await using var alpha = await StartAsync("Alpha");
        await FillAsync("Ran");
        var list = Show(new());
        Assert.Empty(list.FindAll(".news"));

        list.Render(p => p.Add(list => list.Changed, 2));
        await list.InvokeAsync(() => list.Button("2 movies changed elsewhere – show").ClickAsync(new()));

        Assert.Equal(1, shown);
    }

    [Fact]
    public async Task Movies_are_chosen_one_by_one_up_to_another_and_all()
    {
        await using var alpha = await StartAsync("Alpha");
        await FillAsync("Alien", "Emma", "Ikiru", "Ran");
        var list = Show(new());
        await list.WaitForAssertionAsync(() => Assert.Equal(4, Titles(list).Count), Patience);

        await list.InvokeAsync(() => list.Find("input[aria-label='Select Alien']").ClickAsync(new()));
        await list.InvokeAsync(() => list.Find("input[aria-label='Select Ikiru']").ClickAsync(new() { ShiftKey = true }));
        Assert.Equal(3, chosen.Count);
        await list.InvokeAsync(() => list.Button("Select all").ClickAsync(new()));
        Assert.Equal(4, chosen.Count);
        list.Render();
        await list.InvokeAsync(() => list.Button("Select none").ClickAsync(new()));
        Assert.Equal(0, chosen.Count);
    }

    [Fact]
    public async Task A_letter_leads_to_the_first_movie_behind_it_and_one_behind_all_leads_nowhere()
    {
        await using var alpha = await StartAsync("Alpha");
        await FillAsync("Alien", "Ikiru", "Ran");
        var list = Show(new());

        await list.InvokeAsync(() => list.Button("I").ClickAsync(new()));
        Assert.Equal([1, 3], JSInterop.Invocations["movienet.jumpToRow"].Single().Arguments.OfType<int>());
        Assert.True(list.Button("Z").HasAttribute("disabled"));
        Assert.Equal("Jump to a letter", list.Find(".rail").GetAttribute("aria-label"));

        Assert.Equal(["1990s"], Show(new() { Order = MovieOrder.Year }).FindAll(".rail button").Select(jump => jump.GetAttribute("aria-label")));
        Assert.Empty(Show(new() { Order = MovieOrder.Rating }).FindAll(".rail"));
    }

    [Fact]
    public async Task Of_movies_whose_only_server_went_away_the_place_and_the_name_of_that_server_stay()
    {
        await using var alpha = await StartAsync("Alpha");
        var beta = await StartAsync("Beta");
        await PutAsync("Alpha", new() { Title = "Ran" });
        await PutAsync("Beta", new() { Title = "Stalker", Year = 1979 });
        await IndexedAsync(snapshot => snapshot is { IsReady: true, Movies: 2 });
        await beta.DisposeAsync();
        await WaitAsync("Beta", LinkState.NoAnswer);
        await IndexedAsync(snapshot => snapshot.Servers[1].State == CatalogueServerState.Stale);

        var list = Show(new());

        await list.WaitForAssertionAsync(() => Assert.Equal("stalker 1979 On Beta, not known now", list.Find(".row.silent").Words()), Patience);
        Assert.Equal(["Ran"], Titles(list));
    }

    [Fact]
    public async Task Where_nobody_answers_any_more_that_is_said_and_no_row_pretends()
    {
        var alpha = await StartAsync("Alpha");
        await FillAsync("Ran");
        await alpha.DisposeAsync();
        await WaitAsync("Alpha", LinkState.NoAnswer);

        var list = Show(new());

        Assert.Contains("Your server does not answer", list.Words(), StringComparison.Ordinal);
        Assert.Empty(list.FindAll("[role=table]"));
    }

    private async Task FillAsync(params string[] titles)
    {
        await AskAsync("Alpha", (client, token) => client.ImportAsync([.. titles.Select(title => new Movie { Title = title, Year = 1990 })], replace: false, Guid.NewGuid(), token));
        await IndexedAsync(snapshot => snapshot.IsReady && snapshot.Movies == titles.Length);
    }

    private static IReadOnlyList<string> Titles(IRenderedComponent<IndexedList> list) => [.. list.FindAll(".row .t a").Select(title => title.TextContent)];

    private IRenderedComponent<IndexedList> Show(MovieQuery query) => Render<IndexedList>(p => p
        .Add(list => list.Snapshot, Index.Current).Add(list => list.View, Index.Current.Select(query.Selection, query.Order, query.Descending)).Add(list => list.Query, query)
        .Add(list => list.Chosen, chosen).Add(list => list.OnShow, () => shown++));
}
