using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.DependencyInjection;
using MovieNet.Web.Components;

namespace MovieNet.Tests.Web.Components;

public sealed class RoutesTests : FleetComponentTest
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Theory]
    [InlineData("", "Overview")]
    [InlineData("movies", "Movies")]
    [InlineData("movie?title=Ran", "Ran")]
    [InlineData("add", "Add a movie")]
    [InlineData("servers", "Servers")]
    [InlineData("import", "Import movies")]
    public void Every_address_has_its_page_with_one_heading(string address, string heading)
    {
        Navigation.NavigateTo(address);

        Assert.Equal(heading, Assert.Single(Render<Routes>().FindAll("h1")).Words());
    }

    [Theory]
    [InlineData("movie")]
    [InlineData("movie?title=%20")]
    [InlineData("edit")]
    [InlineData("edit?title=%20")]
    public void An_address_of_a_movie_that_names_none_leads_to_the_list(string address)
    {
        Navigation.NavigateTo(address);
        var routes = Render<Routes>();

        Assert.Equal(("http://localhost/movies", "Movies"), (Navigation.Uri, routes.Find("h1").Words()));
    }

    [Fact]
    public async Task Who_leaves_a_movie_gets_where_he_wants()
    {
        Navigation.NavigateTo("movie?title=Ran");
        var routes = Render<Routes>();

        await routes.InvokeAsync(() => Navigation.NavigateTo("servers"));

        Assert.Equal(("http://localhost/servers", "Servers"), (Navigation.Uri, routes.Find("h1").Words()));
    }

    [Fact]
    public async Task Who_opens_a_page_by_its_address_keeps_his_place_and_who_goes_on_begins_at_its_heading()
    {
        var routes = Render<Routes>();
        Assert.Empty(routes.FindComponents<FocusOnNavigate>());

        await routes.InvokeAsync(() => Navigation.NavigateTo("servers"));
        Assert.Equal("h1", routes.FindComponent<FocusOnNavigate>().Instance.Selector);
        await routes.InvokeAsync(() => Navigation.NavigateTo(""));
        Assert.NotEmpty(routes.FindComponents<FocusOnNavigate>());
    }
}
