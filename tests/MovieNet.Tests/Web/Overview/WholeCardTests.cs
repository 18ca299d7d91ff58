using MovieNet.Federation;
using MovieNet.Web.Overview;

namespace MovieNet.Tests.Web.Overview;

public sealed class WholeCardTests : FleetComponentTest
{
    private static readonly CatalogueServer Beta = new("Beta", CatalogueServerState.Current, 0);

    [Fact]
    public async Task One_movie_on_one_server_is_one_movie_on_one_server()
    {
        var card = await ShowAsync();

        Assert.Equal("1 movie on 1 server", card.Find(".big").Words());
        Assert.Equal(["w-one"], card.FindAll(".whole a").Select(part => part.ClassName));
        Assert.Equal("Notation only 0", card.FindAll(".figs a")[^1].Words());
    }

    [Fact]
    public async Task A_server_that_was_not_read_stands_apart_by_its_name()
    {
        var card = await ShowAsync(Beta with { State = CatalogueServerState.Unknown });

        Assert.Equal("1 movie on 1 of 2 servers", card.Find(".big").Words());
        Assert.Equal(["w-one", "w-unk"], card.FindAll(".whole a").Select(part => part.ClassName));
        Assert.Equal("Beta not known", card.FindAll(".figs a")[^1].Words());
    }

    [Fact]
    public async Task Several_that_were_not_read_are_counted_and_one_that_is_awaited_is_one_of_them()
    {
        var card = await ShowAsync(Beta with { State = CatalogueServerState.Unknown }, Beta with { Server = "Gamma", State = CatalogueServerState.Awaited });

        Assert.Equal("2 servers not known", card.FindAll(".figs a")[^1].Words());
    }

    [Fact]
    public async Task One_that_went_away_is_still_counted()
    {
        var card = await ShowAsync(Beta with { State = CatalogueServerState.Stale });

        Assert.Equal("1 movie on 2 servers", card.Find(".big").Words());
    }

    [Fact]
    public void Without_a_movie_no_bar_pretends_anything() =>
        Assert.Empty(Render<WholeCard>(p => p.Add(card => card.Figures, Index.Current.Figures).Add(card => card.Servers, [Beta])).FindAll(".whole a"));

    private async Task<IRenderedComponent<WholeCard>> ShowAsync(params CatalogueServer[] others)
    {
        await using var alpha = await StartAsync("Alpha");
        await PutAsync("Alpha", new() { Title = "Ran", Year = 1985 });
        await IndexedAsync(snapshot => snapshot is { IsReady: true, Movies: 1 });
        return Render<WholeCard>(p => p.Add(card => card.Figures, Index.Current.Figures).Add(card => card.Servers, [new("Alpha", CatalogueServerState.Current, 1), .. others]));
    }
}
