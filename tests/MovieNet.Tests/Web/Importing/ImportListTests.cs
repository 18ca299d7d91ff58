using MovieNet.Testing;
using ImportList = MovieNet.Web.Importing.ImportList;

namespace MovieNet.Tests.Web.Importing;

public sealed class ImportListTests : ImportCardTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Where_nothing_was_dropped_there_is_nothing_to_see() => Assert.Empty(Render<ImportList>().Nodes);

    [Fact]
    public async Task Each_file_leads_to_its_page_and_says_how_it_is_the_newest_first()
    {
        await using var alpha = await StartAsync("Alpha");
        var done = await DropAsync("title\nRan\n", "done.csv");
        await ImportAsync(done, "Alpha");
        var failed = await DropAsync("title\nRan\n", "failed.csv");
        await ImportAsync(failed, "Nobody");
        await DropAsync("title\nRan\n", "bad.dat");
        await DropAsync("Werk\nRan\n", "unmapped.csv");
        var ready = await DropAsync("title\nRan\nAlien\n", "ready.csv");

        var list = Render<ImportList>();

        Assert.Equal(
            ["ready.csv 2 lines ready, nothing written yet", "unmapped.csv nothing written yet", "bad.dat cannot be read", "failed.csv not all of it went into Nobody", "done.csv imported into Alpha"],
            list.FindAll("li").Select(line => line.Words()));
        Assert.Equal(["#i-draft", "#i-draft", "#i-slow", "#i-slow", "#i-ok"], list.FindAll("use").Select(sign => sign.GetAttribute("href")));
        Assert.Equal($"import/{ready.Id}", list.Find("a").GetAttribute("href"));
    }

    [Fact]
    public async Task It_follows_what_goes_on_without_being_asked()
    {
        await using var alpha = await StartAsync("Alpha");
        var list = Render<ImportList>();
        var import = await DropAsync("title\nRan\n");
        await list.WaitForAssertionAsync(() => Assert.Equal("films.csv 1 line ready, nothing written yet", list.Find("li").Words()), Patience);

        using (var hold = new Hold(alpha))
        {
            import.Start(["Alpha"], replace: false);
            await list.WaitForAssertionAsync(() => Assert.Equal("films.csv being imported into Alpha", list.Find("li").Words()), Patience);
            Assert.Equal("running", list.Find("svg").GetAttribute("aria-label"));
        }

        await list.WaitForAssertionAsync(() => Assert.Equal("films.csv imported into Alpha", list.Find("li").Words()), Patience);
        await Imports.DiscardAsync(import);
        await list.WaitForAssertionAsync(() => Assert.Empty(list.Nodes), Patience);
    }
}
