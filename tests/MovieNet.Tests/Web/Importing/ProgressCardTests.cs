using MovieNet.Federation;
using MovieNet.Testing;
using MovieNet.Web.Importing;

namespace MovieNet.Tests.Web.Importing;

public sealed class ProgressCardTests : ImportCardTest
{
    [Fact]
    public async Task While_it_runs_it_says_that_one_may_leave_and_can_be_stopped()
    {
        await using var alpha = await StartAsync("Alpha");
        var import = await DropAsync(Films(5_000));
        using (var hold = new Hold(alpha))
        {
            import.Start(["Alpha"], replace: false);
            var card = Show(import, [.. Fleet.Servers]);
            Assert.Equal("Importing into Alpha existing records are skipped, not replaced Stop", card.Find("header").Words());
            Assert.StartsWith("You may leave this page", card.Find(".under").Words(), StringComparison.Ordinal);
            Assert.Empty(card.FindAll(".under a"));

            await card.InvokeAsync(() => card.Button("Stop").ClickAsync(new()));
            Assert.True(card.Button("Stopping…").HasAttribute("disabled"));
        }

        await ImportsTest.UntilAsync(Imports, () => !import.IsRunning);
        var ended = Show(import, [.. Fleet.Servers]);
        Assert.Equal("Stopped", ended.Find("h2").Words());
        Assert.StartsWith("Nothing more is sent; what was added stays. Alpha: ", ended.Find(".under").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_end_it_leads_to_what_came_in()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        var import = await DropAsync("title\nRan\n");
        await ImportAsync(import, "Alpha", "Beta");

        var card = Show(import, [.. Fleet.Servers]);

        Assert.Equal("Imported into 2 servers existing records are skipped, not replaced", card.Find("header").Words());
        Assert.Equal("What is added is on the servers’ disks. The same file again adds nothing twice. See what came in", card.Find(".under").Words());
        Assert.Equal("movies?sort=-changed", card.Find(".under a").GetAttribute("href"));
    }

    [Fact]
    public async Task Where_nothing_came_in_there_is_nothing_to_see()
    {
        await using var alpha = await StartAsync("Alpha");
        await PutAsync("Alpha", new() { Title = "Ran" });
        var import = await DropAsync("title\nRan\n");
        await ImportAsync(import, "Alpha");

        Assert.Empty(Show(import, [.. Fleet.Servers]).FindAll(".under a"));
    }

    [Fact]
    public async Task A_server_that_was_taken_out_of_the_list_keeps_its_line_and_one_that_was_not_chosen_has_one()
    {
        await using var alpha = await StartAsync("Alpha");
        var import = await DropAsync("title\nRan\n");
        await ImportAsync(import, "ALPHA", "Nobody");

        var card = Show(import, Plans.Answering("Alpha"), Plans.Answering("Beta"));

        Assert.Equal("Not everything went in", card.Find("h2").Words());
        Assert.Equal(["Alpha", "Beta", "Nobody"], card.FindAll("li b:not(.num)").Select(name => name.Words()));
        Assert.StartsWith("Alpha Done. 1 added", card.FindAll("li")[0].Words(), StringComparison.Ordinal);
        Assert.StartsWith("Beta Not chosen", card.FindAll("li")[1].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_records_are_replaced_stands_at_the_top()
    {
        await using var alpha = await StartAsync("Alpha");
        var import = await DropAsync("title\nRan\n");
        import.Start(["Alpha"], replace: true);
        await ImportsTest.UntilAsync(Imports, () => !import.IsRunning);

        Assert.Equal("records that are there are replaced", Show(import, [.. Fleet.Servers]).Find("header .muted").Words());
    }

    private static string Films(int count) => "title\n" + string.Concat(Enumerable.Range(0, count).Select(n => $"Film {n}\n"));

    private IRenderedComponent<ProgressCard> Show(FileImport import, params ServerHealth[] servers) =>
        Render<ProgressCard>(p => p.Add(card => card.Import, import).Add(card => card.Servers, servers).Add(card => card.Now, Now));
}
