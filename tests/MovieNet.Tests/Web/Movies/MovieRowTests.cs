using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Federation;
using MovieNet.Web.Accounts;
using MovieNet.Web.Movies;

namespace MovieNet.Tests.Web.Movies;

public sealed class MovieRowTests : ComponentTest
{
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985, Directors = ["Akira Kurosawa"], RuntimeMinutes = 162 };

    [Fact]
    public void A_movie_that_differs_says_where_and_its_signs_say_the_same_aloud()
    {
        var row = Show(Records.Merge(Records.On("Alpha", 1, Ran), Records.On("Beta", 1, Ran with { RuntimeMinutes = 160 })));

        Assert.Equal("Runtime 162 min on Alpha, 160 on Beta", row.Find(".say").Words());
        Assert.Equal("Alpha, Beta have it and differ", row.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Equal("movie?title=Ran&year=1985", row.Find("a").GetAttribute("href"));
        Assert.DoesNotContain("calm", row.Find(".say").ClassList);
    }

    [Fact]
    public void A_movie_on_which_all_agree_is_calm()
    {
        var row = Show(Records.Merge(Records.On("Alpha", 1, Ran), Records.On("Beta", 1, Ran)));

        Assert.Equal("Both agree", row.Find(".say").Words());
        Assert.Contains("calm", row.Find(".say").ClassList);
    }

    [Fact]
    public void The_word_that_matters_stands_out_and_what_is_missing_has_a_colour_of_its_own()
    {
        var missing = Show(Merger.Merge(Records.GroupOf(Records.On("Alpha", "Ran", 1985)), [new("Alpha", Presence.Has), new("Beta", Presence.Has), new("Gamma", Presence.Lacks)]));
        Assert.Equal("abs", missing.Find(".say b").ClassName);

        var differs = Show(Records.Merge(Records.On("Alpha", 1, Ran), Records.On("Beta", 1, Ran with { RuntimeMinutes = 160 })));
        Assert.True(string.IsNullOrEmpty(differs.Find(".say b").ClassName));

        Assert.Empty(Show(Records.Merge(Records.On("Alpha", 1, Ran), Records.On("Beta", 1, Ran))).FindAll(".say b"));
    }

    [Fact]
    public void Who_may_only_look_has_nothing_to_choose_with()
    {
        Services.AddSingleton(Visitors.Known(Role.Viewer));

        Assert.Empty(Show(Records.Merge(Records.On("Alpha", 1, Ran))).FindAll("input"));
    }

    [Fact]
    public void It_is_one_component_since_a_page_holds_many()
    {
        var row = Show(Records.Merge(Records.On("Alpha", 1, Ran with { PosterUrl = "https://127.0.0.1/ran.jpg" }), Records.On("Beta", 1, Ran)));

        Assert.DoesNotContain(row.FindComponents<IComponent>(), inner => inner.Instance != row.Instance);
    }

    [Fact]
    public void It_can_be_chosen_as_soon_as_somebody_listens()
    {
        var movie = Records.Merge(Records.On("Alpha", 1, Ran));
        Assert.True(Show(movie).Find("input[aria-label='Select Ran']").HasAttribute("disabled"));

        var chosen = 0;
        var row = Render<MovieRow>(p => p.Add(row => row.Movie, movie).Add(row => row.IsChosen, true).Add(row => row.OnChoose, _ => chosen++));
        row.Find("input").Click();
        Assert.Equal((1, true), (chosen, row.Find("input").HasAttribute("checked")));
    }

    private IRenderedComponent<MovieRow> Show(MergedMovie movie) => Render<MovieRow>(p => p.Add(row => row.Movie, movie));
}
