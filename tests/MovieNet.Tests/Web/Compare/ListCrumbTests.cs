using MovieNet.Federation;
using MovieNet.Tests.Federation;
using MovieNet.Web.Compare;

namespace MovieNet.Tests.Web.Compare;

public sealed class ListCrumbTests : FleetComponentTest
{
    [Fact]
    public async Task The_place_in_the_list_is_shown_as_soon_as_the_index_knows_it()
    {
        await using var alpha = await StartAsync("Alpha");
        await PutAsync("Alpha", new() { Title = "Ikiru", Year = 1952 });
        var record = await PutAsync("Alpha", new() { Title = "Ran", Year = 1985, ImdbId = "tt0089881" });
        await PutAsync("Alpha", new() { Title = "The Yakuza", Year = 1974, ImdbId = "tt0073918" });

        var crumb = Render<ListCrumb>(p => p
            .Add(crumb => crumb.Movie, Records.Merge(new ServerRecord("Alpha", record)))
            .Add(crumb => crumb.Title, "Ran").Add(crumb => crumb.List, "?sort=year"));
        await IndexedAsync(snapshot => snapshot is { IsReady: true, Movies: 3 });

        await crumb.WaitForAssertionAsync(() => Assert.Equal("3 of 3", crumb.Find(".place .num").TextContent), Patience);
        Assert.Equal("movie?title=yakuza&year=1974&imdb=tt0073918&list=%3Fsort%3Dyear", crumb.Find("[data-key=k]").GetAttribute("href"));
        Assert.Empty(crumb.FindAll("[data-key=j]"));
    }

    [Theory]
    [InlineData("?is=differs&field=runtimeMinutes", "Differs, Runtime differs", "movies?is=differs&field=runtimeMinutes")]
    [InlineData("?q=samurai&on=Beta", "“samurai”, On Beta", "movies?q=samurai&on=Beta")]
    [InlineData("", null, null)]
    [InlineData(null, null, null)]
    public void The_way_back_is_called_what_the_list_shows(string? list, string? name, string? address)
    {
        var crumb = Render<ListCrumb>(p => p.Add(crumb => crumb.Title, "Ran").Add(crumb => crumb.List, list));

        var link = crumb.FindAll("nav a").Skip(1).FirstOrDefault();
        Assert.Equal((name, address), (link?.TextContent, link?.GetAttribute("href")));
        Assert.Equal(name is null, crumb.Find("nav").TextContent.Contains("Ran", StringComparison.Ordinal));
        Assert.Empty(crumb.FindAll(".place"));
    }

    private static TimeSpan Patience => TimeSpan.FromSeconds(20);
}
