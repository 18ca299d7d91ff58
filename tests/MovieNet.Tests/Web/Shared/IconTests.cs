using MovieNet.Federation;
using MovieNet.Web.Shared;

namespace MovieNet.Tests.Web.Shared;

public sealed class IconTests : ComponentTest
{
    [Fact]
    public void Without_a_label_it_is_decoration_and_with_one_it_is_read_aloud()
    {
        var decoration = Render<Icon>(p => p.Add(icon => icon.Name, "ok")).Find("svg");
        Assert.Equal(("true", null, null), (decoration.GetAttribute("aria-hidden"), decoration.GetAttribute("role"), decoration.GetAttribute("aria-label")));

        var sign = Render<Icon>(p => p.Add(icon => icon.Name, "ok").Add(icon => icon.Label, "done")).Find("svg");
        Assert.Equal((null, "img", "done"), (sign.GetAttribute("aria-hidden"), sign.GetAttribute("role"), sign.GetAttribute("aria-label")));
    }

    [Fact]
    public void Every_sign_and_every_poster_is_drawn_once_per_page()
    {
        var sprite = Render<Sprite>().FindAll("symbol").Select(symbol => symbol.Id).ToList();

        Assert.Equal(sprite.Count, sprite.Distinct().Count());
        Assert.All(Enum.GetValues<Sign>(), sign => Assert.Contains($"i-{SignIcon.Look(sign).Icon}", sprite));
        Assert.All(Enumerable.Range(0, 8), motif => Assert.Contains($"p-{motif}", sprite));
    }
}
