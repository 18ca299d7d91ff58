using MovieNet.Web.Shared;

namespace MovieNet.Tests.Web.Shared;

public sealed class PosterTests : ComponentTest
{
    [Fact]
    public void A_picture_is_left_to_the_script_and_lies_over_the_drawn_one()
    {
        var poster = Render<Poster>(p => p.Add(poster => poster.Key, "ran").Add(poster => poster.Width, 104).Add(poster => poster.Url, "https://127.0.0.1/ran.jpg"));

        Assert.Equal("https://127.0.0.1/ran.jpg", poster.Find(".posterbox > svg + web-poster").GetAttribute("src"));
        Assert.False(poster.Find("web-poster").HasAttribute("inlist"));
        Assert.Empty(poster.FindAll("img"));
        Assert.True(Render<Poster>(p => p.Add(poster => poster.Key, "ran").Add(poster => poster.Url, "https://127.0.0.1/ran.jpg")).Find("web-poster").HasAttribute("inlist"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("ran.jpg")]
    public void What_is_no_address_of_the_web_is_not_given_to_the_browser(string? url)
    {
        Assert.Equal("svg", Assert.Single(Render<Poster>(p => p.Add(poster => poster.Key, "ran").Add(poster => poster.Url, url)).Nodes).NodeName);
    }
}
