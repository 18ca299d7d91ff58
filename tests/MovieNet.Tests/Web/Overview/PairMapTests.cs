using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Overview;

namespace MovieNet.Tests.Web.Overview;

public sealed class PairMapTests : FleetComponentTest
{
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985, RuntimeMinutes = 162 };

    [Fact]
    public async Task Of_three_servers_the_two_that_disagree_most_are_named_with_what_it_is_about()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        await using var gamma = await StartAsync("Gamma");
        await PutAsync("Alpha", Ran);
        await PutAsync("Beta", Ran with { RuntimeMinutes = 160 });
        await PutAsync("Beta", new() { Title = "Ikiru", Year = 1952 });
        await PutAsync("Gamma", new() { Title = "Ikiru", Year = 1953 });
        await PutAsync("Beta", new() { Title = "Emma", Year = 1996 });
        await PutAsync("Gamma", new() { Title = "Emma", Year = 1996 });
        await IndexedAsync(snapshot => snapshot is { IsReady: true, Movies: 3 } && snapshot.Figures.Records == 6);

        var map = Show([.. Index.Current.Servers]);

        Assert.Equal("Alpha and Beta disagree most, in 1 of 1 movie about the runtime. Compare them", map.Find("p").Words());
        Assert.Equal(
            ["Alpha and Beta: 100.0 % 1 of 1 shared movies differ", "Alpha and Gamma: – none shared", "Beta and Gamma: 50.0 % 1 of 2 shared movies differ"],
            map.FindAll("a.c2").Select(pair => pair.Words()));
        Assert.Equal(["1 record", "3 records", "2 records"], map.FindAll(".self").Select(own => own.Words()));
        Assert.Contains("--v:50%", map.Find("a.c2").GetAttribute("style"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_all_agree_nobody_disagrees_most_and_the_colour_is_faint()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        await PutAsync("Alpha", Ran);
        await PutAsync("Beta", Ran);
        await IndexedAsync(snapshot => snapshot is { IsReady: true, Movies: 1 } && snapshot.Figures.Records == 2);

        var map = Show([.. Index.Current.Servers]);

        Assert.Equal("Alpha and Beta: 0.0 % 0 of 1 shared movies differ", map.Find("a.c2").Words());
        Assert.Contains("--v:4%", map.Find("a.c2").GetAttribute("style"), StringComparison.Ordinal);
        Assert.Empty(map.FindAll("p"));
    }

    [Theory]
    [InlineData(5, null)]
    [InlineData(6, "Pairs of servers")]
    public void Many_scroll_in_a_region_that_the_keyboard_reaches(int servers, string? name)
    {
        var box = Show([.. Enumerable.Range(0, servers).Select(n => new CatalogueServer($"S{n}", CatalogueServerState.Unknown, 0))]).Find(".heatbox");

        Assert.Equal((name, name is null ? null : "0", name is null ? null : "region"), (box.GetAttribute("aria-label"), box.GetAttribute("tabindex"), box.GetAttribute("role")));
    }

    private IRenderedComponent<PairMap> Show(CatalogueServer[] servers) => Render<PairMap>(p => p.Add(map => map.Figures, Index.Current.Figures).Add(map => map.Servers, servers));
}
