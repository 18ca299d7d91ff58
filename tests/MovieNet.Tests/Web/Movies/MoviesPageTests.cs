using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MovieNet.Protocol;
using MovieNet.Web.Movies;

namespace MovieNet.Tests.Web.Movies;

public sealed class MoviesPageTests : FleetComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void The_page_has_one_heading_and_it_says_Movies()
    {
        var page = Render<MoviesPage>();

        Assert.Equal("Movies", Assert.Single(page.FindAll("h1")).TextContent);
    }

    [Fact]
    public async Task What_is_typed_is_searched_for_when_the_person_pauses_and_stands_in_the_address()
    {
        await using var alpha = await FillAsync();
        var page = Render<MoviesPage>();

        await page.InvokeAsync(() => page.Find("input[type=search]").InputAsync("ran"));

        await page.WaitForAssertionAsync(() => Assert.Equal(["Ran"], Titles(page)), Patience);
        Assert.Equal("http://localhost/movies?q=ran", Navigation.Uri);
        Assert.True(page.Find("select").HasAttribute("disabled"));
    }

    [Fact]
    public async Task The_address_says_what_is_shown_and_a_link_types_for_the_person()
    {
        await using var alpha = await FillAsync();
        Navigation.NavigateTo("movies?q=ikiru");
        var page = Render<MoviesPage>();
        await page.WaitForAssertionAsync(() => Assert.Equal(["Ikiru"], Titles(page)), Patience);

        await page.InvokeAsync(() => Navigation.NavigateTo("movies?sort=-year"));

        await page.WaitForAssertionAsync(() => Assert.Equal(["Ran", "Ikiru"], Titles(page)), Patience);
        Assert.Equal("", page.Find("input[type=search]").GetAttribute("value") ?? "");
        await page.InvokeAsync(() => page.Find("select").ChangeAsync(new() { Value = "Year False" }));
        await page.WaitForAssertionAsync(() => Assert.Equal(["Ikiru", "Ran"], Titles(page)), Patience);
        Assert.Equal("http://localhost/movies?sort=year", Navigation.Uri);
    }

    [Fact]
    public async Task What_would_move_rows_waits_until_it_is_asked_for()
    {
        await using var alpha = await FillAsync();
        var page = Render<MoviesPage>();
        await page.WaitForAssertionAsync(() => Assert.Equal(["Ikiru", "Ran"], Titles(page)), Patience);

        await PutAsync("Alpha", new() { Title = "Alien", Year = 1979 });

        await page.WaitForElementAsync(".news", Patience);
        Assert.Equal(["Ikiru", "Ran"], Titles(page));
        await page.InvokeAsync(() => page.Button("1 movie changed elsewhere – show").ClickAsync(new()));
        await page.WaitForAssertionAsync(() => Assert.Equal(["Alien", "Ikiru", "Ran"], Titles(page)), Patience);
        Assert.Empty(page.FindAll(".news"));
    }

    [Fact]
    public async Task What_is_chosen_stays_chosen_in_another_order_and_not_among_other_movies()
    {
        await using var alpha = await FillAsync();
        var page = Render<MoviesPage>();
        await page.WaitForAssertionAsync(() => Assert.Equal(2, Titles(page).Count), Patience);
        await page.InvokeAsync(() => page.Find("input[aria-label='Select Ran']").ClickAsync(new()));
        Assert.StartsWith("1 selected", page.Find("#bulk").Words(), StringComparison.Ordinal);

        await page.InvokeAsync(() => Navigation.NavigateTo("movies?sort=-year"));
        Assert.StartsWith("1 selected", page.Find("#bulk").Words(), StringComparison.Ordinal);
        await page.InvokeAsync(() => Navigation.NavigateTo("movies?on=Alpha&sort=-year"));
        Assert.Empty(page.FindAll("#bulk"));
        Assert.Equal("Remove filter On Alpha", page.Find(".chip").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task The_first_movies_of_a_server_show_without_reloading_and_one_that_does_not_answer_is_named()
    {
        var page = Render<MoviesPage>();
        Assert.Contains("No servers yet", page.Words(), StringComparison.Ordinal);

        await using var alpha = await FillAsync();
        await page.WaitForAssertionAsync(() => Assert.Equal(["Ikiru", "Ran"], Titles(page)), Patience);
        await AddDeadAsync("Delta");
        await page.WaitForAssertionAsync(() => Assert.StartsWith("Delta does not answer", page.Find(".banner").Words(), StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task What_the_list_shows_can_be_exported_and_on_a_narrow_page_the_filters_are_a_sheet()
    {
        Navigation.NavigateTo("movies?q=ran");
        var page = Render<MoviesPage>();
        await page.InvokeAsync(() => page.Button("Export these as a file").ClickAsync(new()));
        Assert.Equal("ran", page.Find("dialog input[name=q]").GetAttribute("value"));
        await page.InvokeAsync(() => page.FindAll("dialog button").Single(button => button.Words() is "Cancel").ClickAsync(new()));
        Assert.Empty(page.FindAll("dialog"));

        await page.InvokeAsync(() => page.Button("Filters").ClickAsync(new()));
        Assert.Equal("true", page.Button("Filters").GetAttribute("aria-expanded"));
        await page.InvokeAsync(() => page.Button("Done").ClickAsync(new()));
        Assert.Empty(page.FindAll(".movies.choosing"));
    }

    private async Task<IAsyncDisposable> FillAsync()
    {
        var alpha = await StartAsync("Alpha");
        Movie[] films = [new() { Title = "Ran", Year = 1985 }, new() { Title = "Ikiru", Year = 1952 }];
        await AskAsync("Alpha", (client, token) => client.ImportAsync(films, replace: false, Guid.NewGuid(), token));
        await IndexedAsync(snapshot => snapshot is { IsReady: true, Movies: 2 });
        return alpha;
    }

    private static IReadOnlyList<string> Titles(IRenderedComponent<MoviesPage> page) => [.. page.FindAll(".row .t a").Select(title => title.TextContent)];
}
