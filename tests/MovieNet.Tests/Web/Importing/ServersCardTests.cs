using MovieNet.Federation;
using MovieNet.Web.Importing;

namespace MovieNet.Tests.Web.Importing;

public sealed class ServersCardTests : ImportCardTest
{
    private static readonly ServerHealth Alpha = Plans.Answering("Alpha");

    private int started;

    [Fact]
    public async Task Who_answers_is_chosen_with_what_it_holds_and_who_does_not_cannot_be()
    {
        var card = await ShowAsync(
            "title\nRan\n", Alpha with { Status = new(1_234, 0, 0, default, 1) }, Plans.Answering("Beta"),
            Plans.Answering("Gamma") with { State = LinkState.Paused }, Plans.Answering("Delta") with { State = LinkState.NoAnswer, Reason = "timed out" });

        Assert.Equal(
            ["Alpha answers, 1,234 movies now", "Beta answers", "Gamma is paused, not chosen: import later", "Delta does not answer (timed out), not chosen: import later"],
            card.FindAll("li").Select(line => line.Words()));
        Assert.Equal([true, true, false, false], card.FindAll("li input").Select(box => box.HasAttribute("checked")));
        Assert.Equal([false, false, true, true], card.FindAll("li input").Select(box => box.HasAttribute("disabled")));
        Assert.Equal("Import 1 line into 2 servers", card.Find(".primary").Words());
    }

    [Fact]
    public async Task Without_a_server_the_file_waits()
    {
        var card = await ShowAsync("title\nRan\n");

        Assert.StartsWith("there are none yet: add one under Servers", card.Find("header .muted").Words(), StringComparison.Ordinal);
        Assert.True(card.Find(".primary").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_button_that_cannot_be_pressed_says_why()
    {
        Assert.Equal((true, "First say which column holds the title"), Button(await ShowAsync("Werk\nRan\n", Alpha)));
        Assert.Equal((true, "No line fits"), Button(await ShowAsync("title,year\nRan,soon\n", Alpha)));
        var card = await ShowAsync("title\nRan\n", Alpha);
        Assert.Equal((false, "Import 1 line into Alpha"), Button(card));

        card.Find("li input").Change(false);
        Assert.Equal((true, "Choose a server"), Button(card));
        card.Find("li input").Change(true);
        Assert.Equal((false, "Import 1 line into Alpha"), Button(card));
    }

    [Fact]
    public async Task Who_was_chosen_and_goes_away_is_no_target_until_it_is_back()
    {
        var card = await ShowAsync("title\nRan\n", Alpha, Plans.Answering("Beta"));

        card.Render(p => p.Add(card => card.Servers, [Alpha, Plans.Answering("Beta") with { State = LinkState.NoAnswer }]));
        Assert.Equal((false, "Import 1 line into Alpha"), Button(card));
        card.Render(p => p.Add(card => card.Servers, [Alpha, Plans.Answering("Beta")]));
        Assert.Equal((false, "Import 1 line into 2 servers"), Button(card));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task It_begins_with_what_is_chosen_for_records_that_are_there(int radio, bool replaces)
    {
        await using var alpha = await StartAsync("Alpha");
        var import = await DropAsync("title\nRan\n");
        var card = Show(import, [.. Fleet.Servers]);

        await card.InvokeAsync(() => card.FindAll(".existing input")[radio].ChangeAsync(true));
        Assert.True(card.FindAll(".existing input")[radio].HasAttribute("checked"));
        await card.InvokeAsync(() => card.Find(".primary").ClickAsync(new()));

        Assert.Equal((replaces, "Alpha", 1), (import.Replaces, Assert.Single(import.Servers).Server, started));
        await ImportsTest.UntilAsync(Imports, () => !import.IsRunning);
    }

    private static (bool IsDisabled, string Words) Button(IRenderedComponent<ServersCard> card) => (card.Find(".primary").HasAttribute("disabled"), card.Find(".primary").Words());

    private async Task<IRenderedComponent<ServersCard>> ShowAsync(string content, params ServerHealth[] servers) => Show(await DropAsync(content), servers);

    private IRenderedComponent<ServersCard> Show(FileImport import, ServerHealth[] servers) => Render<ServersCard>(p => p
        .Add(card => card.Import, import).Add(card => card.Servers, servers).Add(card => card.OnStart, () => started++));
}
