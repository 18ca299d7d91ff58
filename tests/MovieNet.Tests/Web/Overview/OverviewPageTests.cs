using MovieNet.Federation;
using MovieNet.Web.Overview;

namespace MovieNet.Tests.Web.Overview;

public sealed class OverviewPageTests : FleetComponentTest
{
    [Fact]
    public void Without_servers_it_leads_to_adding_one()
    {
        var page = Render<OverviewPage>();

        Assert.Equal("Overview", Assert.Single(page.FindAll("h1")).TextContent);
        Assert.Contains("No servers yet", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".hero"));
    }

    [Fact]
    public async Task It_says_how_many_movies_there_are_how_far_they_agree_and_every_figure_leads_to_its_list()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        foreach (var server in new[] { "Alpha", "Beta" })
        {
            await PutAsync(server, new() { Title = "Ran", Year = 1985, RuntimeMinutes = 162 });
            await PutAsync(server, new() { Title = "Alien", Year = 1979, RuntimeMinutes = server is "Alpha" ? 117 : 116 });
        }

        await PutAsync("Beta", new() { Title = "Stalker", Year = 1979 });
        await IndexedAsync(snapshot => snapshot is { IsReady: true, Movies: 3 } && snapshot.Servers.Sum(server => server.Records) == 5);
        var page = Render<OverviewPage>();

        Assert.Equal("3", page.Find(".hero .n").TextContent);
        Assert.Equal(
            ["movies?is=agrees 1", "movies?is=differs 1", "movies?is=alone 1", "movies?is=missing 1", "movies?is=twice 0", "movies?is=notation 0"],
            page.FindAll(".figs a").Select(link => $"{link.GetAttribute("href")} {link.QuerySelector("b")!.TextContent}"));
        var field = Assert.Single(page.FindAll(".fieldbars a"));
        Assert.Equal("movies?field=runtimeMinutes", field.GetAttribute("href"));
        Assert.Equal("Runtime 1 differ, 50.0 % agree", Words(field));
        var pair = Assert.Single(page.FindAll(".heat a"));
        Assert.Equal("Alpha and Beta: 50.0 % 1 of 2 shared movies differ", Words(pair));
        Assert.Equal("movies?between=Alpha&between=Beta", pair.GetAttribute("href"));
        Assert.Contains("Alpha and Beta need nothing", page.Find(".attn").TextContent, StringComparison.Ordinal);
        Assert.Contains("Stalker", page.Find(".feed").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_shows_while_one_looks()
    {
        await using var alpha = await StartAsync("Alpha");
        await PutAsync("Alpha", new() { Title = "Ran", Year = 1985 });
        await IndexedAsync(snapshot => snapshot is { IsReady: true, Movies: 1 });
        var page = Render<OverviewPage>();

        var record = await PutAsync("Alpha", new() { Title = "Stalker", Year = 1979 });
        await page.WaitForAssertionAsync(() => Assert.Equal("2", page.Find(".hero .n").TextContent), TimeSpan.FromSeconds(10));
        await AskAsync("Alpha", (client, token) => client.DeleteAsync(record.Id, null, Guid.NewGuid(), token));
        await page.WaitForAssertionAsync(() => Assert.Contains("deleted", page.Find(".feed li").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task The_share_of_a_server_that_was_not_reached_is_unknown_and_nothing_is_missing_on_it()
    {
        await using var alpha = await StartAsync("Alpha");
        await PutAsync("Alpha", new() { Title = "Ran", Year = 1985 });
        await AddDeadAsync("Delta");
        await IndexedAsync(snapshot => snapshot is { IsReady: true, Movies: 1 } && snapshot.Servers[1].State == CatalogueServerState.Unknown);
        var page = Render<OverviewPage>();

        Assert.Contains("Delta was not reached: its share is unknown.", page.Find(".head").TextContent, StringComparison.Ordinal);
        Assert.Contains("on 1 of 2 servers", page.Find(".hero .big").TextContent, StringComparison.Ordinal);
        Assert.Equal("not known", page.Find(".figs a[href=servers] b").TextContent);
        Assert.Equal("0", page.Find(".figs a[href='movies?is=missing'] b").TextContent);
        Assert.Equal(2, page.FindAll(".heat .unk").Count);
        Assert.Contains("Delta does not answer", Words(page.Find(".attn")), StringComparison.Ordinal);
    }

    private static string Words(AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
