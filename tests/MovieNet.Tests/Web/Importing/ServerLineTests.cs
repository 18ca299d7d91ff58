using MovieNet.Federation;
using MovieNet.Testing;
using MovieNet.Web.Importing;

namespace MovieNet.Tests.Web.Importing;

public sealed class ServerLineTests : ImportCardTest
{
    private const string Two = "title,year\nRan,1985\nAlien,soon\n";

    [Fact]
    public async Task A_server_that_was_not_chosen_can_follow_if_it_answers()
    {
        await using var alpha = await StartAsync("Alpha");
        var import = await DropAsync(Two);

        var silent = Show(import, Plans.Answering("Alpha") with { State = LinkState.NoAnswer, Reason = "timed out" });
        Assert.Equal("Alpha Does not answer (timed out), not chosen : import later", silent.Words());
        Assert.Equal("does not answer", silent.Find("svg").GetAttribute("aria-label"));

        var line = Show(import, Plans.Answering("Alpha"));
        Assert.Equal("Alpha Not chosen Import into Alpha too", line.Words());
        Assert.Null(line.Find(".bar").GetAttribute("role"));
        line.Button("Import into Alpha too").Click();
        Assert.Single(import.Servers);
        await ImportsTest.UntilAsync(Imports, () => !import.IsRunning);
    }

    [Fact]
    public async Task At_the_end_it_says_what_came_of_every_line_and_offers_nothing_more()
    {
        await using var alpha = await StartAsync("Alpha");
        await PutAsync("Alpha", new() { Title = "Ran", Year = 1985 });
        var import = await DropAsync(Two + "Emma,1996\n");
        await ImportAsync(import, "Alpha");

        var line = Show(import, Plans.Answering("Alpha"));

        Assert.Equal("Alpha Done. 1 added, 1 skipped, 1 rejected", line.Words());
        Assert.Equal(("done", "100"), (line.Find("svg").GetAttribute("aria-label"), line.Find("[role=progressbar]").GetAttribute("aria-valuenow")));
        Assert.Empty(line.FindAll("button"));
    }

    [Fact]
    public async Task Before_its_first_answer_it_is_only_said_that_it_begins()
    {
        await using var alpha = await StartAsync("Alpha");
        var import = await DropAsync(Two);
        using (var hold = new Hold(alpha))
        {
            import.Start(["Alpha"], replace: false);

            Assert.Equal("Alpha 0 of 2, 0 added beginning…", Show(import, Plans.Answering("Alpha")).Words());
        }

        await ImportsTest.UntilAsync(Imports, () => !import.IsRunning);
    }

    [Fact]
    public async Task A_server_that_went_away_is_waited_for_until_it_is_given_up_and_can_be_tried_again()
    {
        await using var alpha = await ScriptedAsync("Alpha");
        alpha.Always("movies.import", Script.Close);
        var import = await DropAsync(Two);
        await StartAsync(import, () => import.Servers is [{ Progress.State: ServerImportState.Waiting }], "Alpha");

        var line = Show(import, Plans.Answering("Alpha") with { State = LinkState.NoAnswer }, import.Servers[0].Progress.Since.AddMinutes(2));
        Assert.StartsWith("Alpha Went away (", line.Words(), StringComparison.Ordinal);
        Assert.Contains("and is waited for, 2 min by now 0 added until then; it goes on by itself", line.Words(), StringComparison.Ordinal);
        Assert.Equal("waited for", line.Find("svg").GetAttribute("aria-label"));
        Assert.Equal("waiting", line.Find("li").ClassName);

        line.Button("Give Alpha up").Click();
        await ImportsTest.UntilAsync(Imports, () => !import.IsRunning);
        line = Show(import, Plans.Answering("Alpha"));
        Assert.StartsWith("Alpha Stopped. 0 of 2: 0 added ; whether what was on its way went in is not known", line.Words(), StringComparison.Ordinal);
        Assert.Equal("stopped", line.Find("svg").GetAttribute("aria-label"));

        alpha.Always("movies.import", Script.Silence);
        line.Button("Import into Alpha again").Click();
        Assert.True(import.IsRunning);
    }

    [Fact]
    public async Task What_failed_says_why_and_what_went_in_until_then()
    {
        await using var alpha = await StartAsync("Alpha");
        var import = await DropAsync(Two);
        await ImportAsync(import, "Nobody");

        var line = Show(import, null, running: import.Servers[0]);

        Assert.StartsWith("Nobody ", line.Words(), StringComparison.Ordinal);
        Assert.EndsWith(". Until then 0 added.", line.Words(), StringComparison.Ordinal);
        Assert.Equal("not everything", line.Find("svg").GetAttribute("aria-label"));
        Assert.Empty(line.FindAll("button"));
    }

    private IRenderedComponent<ServerLine> Show(FileImport import, ServerHealth? server, DateTimeOffset? now = null, ServerImport? running = null) => Render<ServerLine>(p => p
        .Add(line => line.Server, server).Add(line => line.Import, import).Add(line => line.Running, running ?? (import.Servers.Count > 0 ? import.Servers[0] : null)).Add(line => line.Now, now ?? Now));
}
