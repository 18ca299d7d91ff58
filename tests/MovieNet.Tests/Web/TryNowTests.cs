using MovieNet.Federation;
using MovieNet.Testing;
using MovieNet.Tests.Federation;
using MovieNet.Web.Compare;
using MovieNet.Web.Movies;
using MovieNet.Web.Overview;
using MovieNet.Web.Servers;
using MovieNet.Web.Shared;

namespace MovieNet.Tests.Web;

/// <summary>Wherever a server is said not to answer, a press tries it. The fleet's clock stands still, so nothing else does.</summary>
public sealed class TryNowTests() : FleetComponentTest(fleetTime: new ManualClock())
{
    [Fact]
    public Task From_a_movies_page() => TriesAsync(() => Render<RestColumn>(p => p
        .Add(column => column.Server, Merger.Merge(Records.GroupOf(Records.On("Alpha", "Ran")), [new("Alpha", Presence.Has), new("Delta", Presence.Unknown)]).Servers[1])
        .Add(column => column.Rows, 1)).Button("Try now"));

    [Fact]
    public Task From_the_banner() => TriesAsync(() => Render<SilentServers>(p => p.Add(banner => banner.Servers, Fleet.Servers)).Button("Try now"));

    [Fact]
    public Task From_the_overview() => TriesAsync(() => Render<Attention>(p => p
        .Add(card => card.Servers, Fleet.Servers).Add(card => card.Figures, Index.Current.Figures).Add(card => card.Now, default)).Button("Try now"));

    [Fact]
    public Task From_an_empty_list() => TriesAsync(() => Render<NothingFound>(p => p.Add(nothing => nothing.Servers, Fleet.Servers).Add(nothing => nothing.Asked, [])).Button("Try all now"));

    [Fact]
    public Task From_its_own_row() => TriesAsync(() => Render<ServersPage>().Button("Try now: Delta"));

    private async Task TriesAsync(Func<AngleSharp.Dom.IElement> button)
    {
        await AddDeadAsync("Delta");
        await UntilAsync("Delta", server => server.Tries == 1);

        await Renderer.Dispatcher.InvokeAsync(() => button().ClickAsync(new()));

        await UntilAsync("Delta", server => server.Tries == 2);
    }
}
