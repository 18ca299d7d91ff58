using MovieNet.Federation;
using MovieNet.Web.Movies;

namespace MovieNet.Tests.Web.Movies;

/// <summary>What stands of each server beside a list: of the index, and of a search.</summary>
public sealed class ListServersTests : FleetComponentTest
{
    [Fact]
    public async Task Of_the_index_it_is_said_how_much_each_server_has_in_it_and_that_one_left_it()
    {
        await using var alpha = await StartAsync("Alpha");
        await AddDeadAsync("Beta");
        await PutAsync("Alpha", new() { Title = "Ran" });
        await IndexedAsync(snapshot => snapshot is { IsReady: true, Movies: 1 });

        var servers = Render<IndexedServers>(p => p.Add(list => list.Servers, Index.Current.Servers).Add(list => list.Health, Fleet.Servers));

        Assert.Equal("Alpha: 1 record", servers.Find("span[title]").GetAttribute("title"));
        Assert.Equal("Beta: connection refused", servers.FindAll("span[title]")[1].GetAttribute("title"));
        Assert.Equal("not known", servers.Find("svg").GetAttribute("aria-label"));
    }

    [Theory]
    [InlineData(CatalogueServerState.Awaited, false, LinkState.Connecting, "Alpha is being read", "being read")]
    [InlineData(CatalogueServerState.Stale, true, LinkState.Answers, "Alpha: timed out. What it had is still counted", "being read")]
    [InlineData(CatalogueServerState.Stale, false, LinkState.NoAnswer, "Alpha: timed out. What it had is still counted", "not known")]
    [InlineData(CatalogueServerState.Current, false, LinkState.NoAnswer, "Alpha: 1,234 records", "not known")]
    public void Of_the_index_it_is_told_who_is_being_read_and_of_whom_nothing_new_is_known(CatalogueServerState state, bool isReading, LinkState link, string title, string sign)
    {
        var server = new CatalogueServer("Alpha", state, 1_234) { Reason = "timed out", Reading = isReading ? new(1, 2) : null };
        var servers = Render<IndexedServers>(p => p.Add(list => list.Servers, [server]).Add(list => list.Health, [Plans.Answering("Alpha") with { State = link }]));

        Assert.Equal((title, sign), (servers.Find("span[title]").GetAttribute("title"), servers.Find("svg").GetAttribute("aria-label")));
    }

    [Fact]
    public void Of_a_search_it_is_said_who_is_asked_who_answered_and_who_did_not()
    {
        AskedServer[] asked = [new("Alpha", TimeSpan.FromMilliseconds(12), Total: 10_000, TotalIsMinimum: true), new("Beta", TimeSpan.FromSeconds(2), "timed out"), new("Gamma")];
        var servers = Render<AskedServers>(p => p.Add(list => list.Servers, asked));

        Assert.Equal(
            ["Alpha answered in 12 ms", "Beta: timed out", "Gamma is being asked"],
            servers.FindAll("span[title]").Select(server => server.GetAttribute("title")));
        Assert.Equal("Alpha 10,000+ 12 ms", servers.Find("span[title]").Words());
    }
}
