using MovieNet.Federation;
using MovieNet.Web.Movies;

namespace MovieNet.Tests.Web.Movies;

public sealed class SilentRowTests : FleetComponentTest
{
    [Fact]
    public async Task What_it_is_sorted_by_and_who_has_it_is_all_that_is_known()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        await PutAsync("Alpha", new() { Title = "The Yakuza", Year = 1974, ImdbId = "tt0073918" });
        await PutAsync("Alpha", new() { Title = "The Yakuza" });
        await PutAsync("Beta", new() { Title = "The Yakuza", Year = 1974 });
        await IndexedAsync(snapshot => snapshot is { IsReady: true, Movies: 1 } && snapshot.Figures.Records == 3);

        var row = Render<SilentRow>(p => p.Add(row => row.Row, Index.Current.In(MovieOrder.Title)[0]));

        Assert.Equal("yakuza 1974 On Alpha and Beta, not known now", row.Words());
        Assert.Empty(row.FindAll("a, input"));
    }
}
