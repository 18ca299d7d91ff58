using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MovieNet.Federation;
using MovieNet.Web.Movies;

namespace MovieNet.Tests.Web.Movies;

public sealed class FacetsTests : FleetComponentTest
{
    [Fact]
    public async Task The_counts_are_those_of_the_index_and_a_choice_goes_into_the_address()
    {
        var facets = await ShowAsync(new());

        Assert.Equal("1", CountOf(facets, "Differs"));
        Assert.Equal("1", CountOf(facets, "Missing somewhere"));
        Assert.Equal("1", CountOf(facets, "Runtime"));
        Assert.Equal("2", CountOf(facets, "Alpha"));
        Assert.Equal("1", CountOf(facets, "War"));
        Assert.Equal("1980s: 1", facets.Find("[aria-label='Decades'] button:last-child").GetAttribute("aria-label"));

        BoxOf(facets, "Differs").Change(true);
        Assert.EndsWith("/movies?is=differs", Address, StringComparison.Ordinal);
        facets.Find("[aria-label='Decades'] button").Click();
        Assert.EndsWith("/movies?decade=1950", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_chosen_can_be_taken_back_and_stays_to_be_seen_without_any_match()
    {
        var facets = await ShowAsync(new() { Genres = ["Western"], On = ["Beta"] });

        Assert.True(BoxOf(facets, "Western").HasAttribute("checked"));
        Assert.Equal("0", CountOf(facets, "Western"));
        BoxOf(facets, "Beta").Change(false);
        Assert.EndsWith("/movies?genre=Western", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_counts_are_known_and_in_a_search_none_are_shown()
    {
        Assert.Equal("…", CountOf(Show(new(), null), "Differs"));
        Assert.Equal("", CountOf(Show(new() { Words = "ran" }, null), "Differs"));
    }

    [Fact]
    public async Task Of_a_server_that_went_away_it_is_said_that_its_counts_are_old()
    {
        var facets = await ShowAsync(new(), health => health with { State = health.Name is "Beta" ? LinkState.NoAnswer : health.State });

        Assert.StartsWith("Beta counts as it was when it last answered.", facets.Find("p").Words(), StringComparison.Ordinal);
    }

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    private async Task<IRenderedComponent<Facets>> ShowAsync(MovieQuery query, Func<ServerHealth, ServerHealth>? change = null)
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        await PutAsync("Alpha", new() { Title = "Ran", Year = 1985, RuntimeMinutes = 162, Genres = ["War"] });
        await PutAsync("Beta", new() { Title = "Ran", Year = 1985, RuntimeMinutes = 160, Genres = ["War"] });
        await PutAsync("Alpha", new() { Title = "Ikiru", Year = 1952 });
        await IndexedAsync(snapshot => snapshot is { IsReady: true, Movies: 2 });
        return Show(query, Index.Current.Select(query.Selection).Facets, change);
    }

    private IRenderedComponent<Facets> Show(MovieQuery query, CatalogueFacets? counts, Func<ServerHealth, ServerHealth>? change = null) => Render<Facets>(p => p
        .Add(facets => facets.Query, query).Add(facets => facets.Counts, counts).Add(facets => facets.Servers, [.. Fleet.Servers.Select(change ?? (health => health))]));

    private static AngleSharp.Dom.IElement LabelOf(IRenderedComponent<Facets> facets, string name) =>
        facets.FindAll("label").Single(label => string.Equals(label.QuerySelector(".clip")!.TextContent, name, StringComparison.Ordinal));

    private static AngleSharp.Dom.IElement BoxOf(IRenderedComponent<Facets> facets, string name) => LabelOf(facets, name).QuerySelector("input")!;

    private static string CountOf(IRenderedComponent<Facets> facets, string name) => LabelOf(facets, name).QuerySelector(".num")!.TextContent;
}
