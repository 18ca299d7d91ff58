using MovieNet.Federation;
using MovieNet.Tests.Federation;
using MovieNet.Web.Movies;

namespace MovieNet.Tests.Web.Movies;

public sealed class StripTests : ComponentTest
{
    [Fact]
    public void Each_server_has_its_sign_in_the_order_of_the_list()
    {
        var strip = Show(("Alpha", Presence.Has), ("Beta", Presence.Lacks), ("Gamma", Presence.Unknown), ("Delta", Presence.Asking));

        Assert.Equal(["#i-agrees", "#i-absent", "#i-unknown", "#i-running"], strip.FindAll(".strip use").Select(use => use.GetAttribute("href")));
        Assert.Equal("Alpha has it and agrees; Beta does not have it; Gamma not known; Delta is being asked", strip.Find(".strip[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void Above_six_servers_the_signs_are_counted()
    {
        var strip = Show([("Alpha", Presence.Has), .. Enumerable.Range(1, 6).Select(n => ($"S{n}", Presence.Lacks))]);

        Assert.Equal(["#i-absent 6", "#i-agrees 1"], strip.FindAll(".strip > span").Select(kind => $"{kind.QuerySelector("use")!.GetAttribute("href")} {kind.Words()}").Order(StringComparer.Ordinal));
    }

    private IRenderedComponent<MovieRow> Show(params (string Name, Presence Presence)[] servers) => Render<MovieRow>(p => p.Add(row => row.Movie, Merger.Merge(
        Records.GroupOf(Records.On("Alpha", "Ran")), [.. servers.Select(server => new ServerState(server.Name, server.Presence))])));
}
