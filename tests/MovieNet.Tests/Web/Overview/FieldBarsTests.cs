using MovieNet.Protocol;
using MovieNet.Web.Overview;

namespace MovieNet.Tests.Web.Overview;

public sealed class FieldBarsTests : FleetComponentTest
{
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985, RuntimeMinutes = 162, Country = "Japan" };
    private static readonly Movie Ikiru = new() { Title = "Ikiru", Year = 1952, RuntimeMinutes = 143 };

    [Fact]
    public async Task The_field_that_differs_most_stands_first_and_has_the_longest_bar()
    {
        var card = await ShowAsync([Ran, Ikiru], [Ran with { RuntimeMinutes = 160, Country = "France" }, Ikiru with { RuntimeMinutes = 140 }]);

        Assert.Equal(["Runtime 2 differ, 0.0 % agree", "Country 1 differ, 50.0 % agree"], card.FindAll(".fieldbars a").Select(row => row.Words()));
        Assert.Equal(["width:100%", "width:50%"], card.FindAll(".bar .d").Select(bar => bar.GetAttribute("style")));
        Assert.Equal("movies?is=differs", card.Find("header a").GetAttribute("href"));
        Assert.Equal("2 movies are on two or more servers", card.Find("header .muted").Words());
    }

    [Fact]
    public async Task What_is_only_written_otherwise_has_a_bar_of_its_own_and_counts_as_agreed()
    {
        var card = await ShowAsync([Ran], [Ran with { Country = "JAPAN" }]);

        Assert.Equal("Country 0 differ, 100.0 % agree", Assert.Single(card.FindAll(".fieldbars a")).Words());
        Assert.Equal(("width:0%", "width:100%"), (card.Find(".bar .d").GetAttribute("style"), card.Find(".bar .n").GetAttribute("style")));
        Assert.Equal("1 movie is on two or more servers", card.Find("header .muted").Words());
    }

    [Fact]
    public async Task Where_nothing_differs_it_says_so_and_leads_nowhere()
    {
        var card = await ShowAsync([Ran], [Ran]);

        Assert.Equal("Wherever servers share a movie, they say the same of it.", card.Find("p").Words());
        Assert.Empty(card.FindAll("a"));
    }

    private async Task<IRenderedComponent<FieldBars>> ShowAsync(Movie[] one, Movie[] other)
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        foreach (var (server, movie) in one.Select(movie => ("Alpha", movie)).Concat(other.Select(movie => ("Beta", movie))))
        {
            await PutAsync(server, movie);
        }

        await IndexedAsync(snapshot => snapshot.IsReady && snapshot.Movies == one.Length && snapshot.Figures.Records == one.Length + other.Length);
        return Render<FieldBars>(p => p.Add(card => card.Figures, Index.Current.Figures));
    }
}
