using MovieNet.Web.Components.Layout;

namespace MovieNet.Tests.Web.Components.Layout;

public sealed class FleetButtonTests : FleetComponentTest
{
    [Fact]
    public async Task It_says_how_many_answer_who_does_not_and_follows_at_once()
    {
        var button = Render<FleetButton>();
        Assert.Equal("Fleet: no servers yet", button.Find("a").GetAttribute("aria-label"));

        await using var alpha = await StartAsync("Alpha");
        await button.WaitForAssertionAsync(() => Assert.Equal("Fleet: 1 of 1 answer", button.Find("a").GetAttribute("aria-label")), Patience);

        await AddDeadAsync("Beta");
        await button.WaitForAssertionAsync(() => Assert.Equal("Fleet: 1 of 2 answer; not Beta", button.Find("a").GetAttribute("aria-label")), Patience);
        Assert.Equal(["answers", "does not answer"], button.FindAll("svg").Select(sign => sign.GetAttribute("aria-label")));
    }

    [Fact]
    public void Before_the_page_is_alive_it_claims_nothing()
    {
        SetRendererInfo(new("Static", isInteractive: false));

        Assert.Equal("Servers", Render<FleetButton>().Find("a").Words());
    }

    private static TimeSpan Patience => TimeSpan.FromSeconds(20);
}
