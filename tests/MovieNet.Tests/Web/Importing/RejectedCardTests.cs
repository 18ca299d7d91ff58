using MovieNet.Web.Importing;

namespace MovieNet.Tests.Web.Importing;

public sealed class RejectedCardTests : ImportCardTest
{
    [Fact]
    public async Task Where_all_fit_there_is_nothing_to_see() => Assert.Empty(Show(await DropAsync("title\nRan\n")).Nodes);

    [Fact]
    public async Task Each_line_says_where_it_is_and_why_it_does_not_fit_and_all_come_back_as_a_file()
    {
        var import = await DropAsync("title,year\nRan,soon\n,1985\n");
        var card = Show(import);

        Assert.Equal("2 rejected lines", card.Find("h2").Words());
        Assert.Equal("the same on every server, because they do not fit the rules", card.Find("header .muted").Words());
        Assert.StartsWith("2 Ran Year must be a whole number", card.FindAll("tbody tr")[0].Words(), StringComparison.Ordinal);
        Assert.StartsWith("3 empty Title ", card.FindAll("tbody tr")[1].Words(), StringComparison.Ordinal);
        Assert.Equal(($"import/{import.Id}/rejected", "rejected.csv"), (card.Find("header a").GetAttribute("href"), card.Find("header a").GetAttribute("download")));
        Assert.StartsWith("The file has these lines as they were", card.Find(".under").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_item_of_a_list_is_one_item()
    {
        var card = Show(await DropAsync("""[{"title":"Ran","year":"soon"}]""", "films.json"));

        Assert.Equal("1 rejected item", card.Find("h2").Words());
        Assert.Equal("Item Title Field Why", card.Find("thead").Words());
        Assert.Equal("Save as rejected.jsonl", card.Find("header a").Words());
    }

    [Fact]
    public async Task What_a_server_would_not_have_names_the_server()
    {
        await using var alpha = await StartAsync("Alpha");
        await PutAsync("Alpha", new() { Title = "Emma" });
        await PutAsync("Alpha", new() { Title = "Clueless", ImdbId = "tt0112697" });
        var import = await DropAsync("title,year,imdb\nRan,x,\nEmma,,tt0112697\n");
        import.Start(["Alpha"], replace: true);
        await ImportsTest.UntilAsync(Imports, () => !import.IsRunning);

        var card = Show(import);

        Assert.Equal("1 of them fit the rules, but a server would not have them", card.Find("header .muted").Words());
        Assert.Contains("on Alpha: ", card.FindAll("tbody tr")[1].Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("on Alpha", card.FindAll("tbody tr")[0].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_the_first_are_shown_and_it_is_said_that_the_file_has_them_all()
    {
        var card = Show(await DropAsync("title,year\n" + string.Concat(Enumerable.Range(0, 1_001).Select(n => $"Film {n},soon\n"))));

        Assert.Equal("1,001 rejected lines", card.Find("h2").Words());
        Assert.Equal(200, card.FindAll("tbody tr").Count);
        Assert.StartsWith("The first 200 are shown; the file has them all.", card.Find(".under").Words(), StringComparison.Ordinal);
    }

    private IRenderedComponent<RejectedCard> Show(FileImport import) => Render<RejectedCard>(p => p.Add(card => card.Import, import));
}
