using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Web.Movies;

namespace MovieNet.Tests.Web.Movies;

public sealed class ChosenFiltersTests : ComponentTest
{
    [Fact]
    public void Each_choice_is_a_chip_that_takes_only_itself_back()
    {
        var chosen = Render<ChosenFilters>(p => p.Add(chosen => chosen.Query, new()
        {
            Words = "sam", Kinds = MovieKinds.Differs, Fields = FieldSet.Of(MovieField.Year), Genres = ["War"], Order = MovieOrder.Year,
        }));

        Assert.Equal(
            ["Remove filter Differs → movies?q=sam&field=year&genre=War&sort=year", "Remove filter Year differs → movies?q=sam&is=differs&genre=War&sort=year", "Remove filter War → movies?q=sam&is=differs&field=year&sort=year"],
            chosen.FindAll(".chip").Select(chip => $"{chip.GetAttribute("aria-label")} → {chip.GetAttribute("href")}"));
        Assert.Equal("movies?q=sam&sort=year", chosen.FindAll("a")[^1].GetAttribute("href"));
    }

    [Fact]
    public void Without_a_choice_nothing_stands_there() => Assert.Empty(Render<ChosenFilters>(p => p.Add(chosen => chosen.Query, new() { Words = "sam" })).Nodes);
}
