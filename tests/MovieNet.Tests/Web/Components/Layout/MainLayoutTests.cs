using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MovieNet.Web.Components.Layout;

namespace MovieNet.Tests.Web.Components.Layout;

public sealed class MainLayoutTests : FleetComponentTest
{
    [Fact]
    public void The_keys_are_shown_when_asked_for_and_go_again()
    {
        var layout = Render<MainLayout>();
        Assert.Empty(layout.FindAll("dialog"));

        layout.Button("Keyboard shortcuts").Click();
        Assert.Equal("Keyboard", layout.Find("dialog h2").Words());
        layout.Find("dialog footer button").Click();
        Assert.Empty(layout.FindAll("dialog"));
    }

    [Fact]
    public void Who_works_by_keyboard_skips_to_the_content_of_this_very_page()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("movies?q=ran#rows");

        Assert.Equal("http://localhost/movies?q=ran#main", Render<MainLayout>().Find(".skip").GetAttribute("href"));
    }

    [Fact]
    public void Where_one_is_is_marked_in_the_navigation()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("servers");

        Assert.Equal(["Servers"], Render<MainLayout>(p => p.Add(layout => layout.Body, "<main>Here</main>")).FindAll("nav [aria-current=page]").Select(link => link.Words()));
    }

    [Fact]
    public void Light_and_dark_are_the_browsers_business()
    {
        Render<ThemeButton>().Button("Light or dark").Click();

        Assert.Single(JSInterop.Invocations["movienet.toggleTheme"]);
    }
}
