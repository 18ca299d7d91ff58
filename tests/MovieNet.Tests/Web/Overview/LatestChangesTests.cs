using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Federation;
using MovieNet.Web.Overview;

namespace MovieNet.Tests.Web.Overview;

public sealed class LatestChangesTests : ComponentTest
{
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985, RuntimeMinutes = 160 };

    [Fact]
    public void An_edit_says_what_changed_where_and_leads_to_the_movie()
    {
        var feed = Show(Change(1, Ran, Ran with { RuntimeMinutes = 162 }));

        Assert.Equal("Ran Runtime 160 min → becomes 162 min on Alpha ada", feed.Find("li").Words());
        Assert.Equal("movie?title=Ran&year=1985", feed.Find("li a").GetAttribute("href"));
    }

    [Fact]
    public void Several_that_were_written_at_once_are_counted() =>
        Assert.Equal("3 movies written on Alpha, “Ran” last ada", Show(Change(1, Ran, Ran with { Year = 1986 }) with { Count = 3 }).Find("li").Words());

    [Fact]
    public void Only_the_latest_six_are_shown()
    {
        var feed = Show([.. Enumerable.Range(1, 7).Select(id => Change(id, null, Ran with { Title = $"Film {id}" }))]);

        Assert.Equal(["Film 1", "Film 2", "Film 3", "Film 4", "Film 5", "Film 6"], feed.FindAll("li b").Select(title => title.Words()));
        Assert.DoesNotContain("Nothing has been changed yet", feed.Words(), StringComparison.Ordinal);
    }

    private IRenderedComponent<LatestChanges> Show(params RecentChange[] changes) => Render<LatestChanges>(p => p.Add(card => card.Changes, changes));

    private static RecentChange Change(long id, Movie? before, Movie after) => new(
        "Alpha", new(id, default, before is null ? ChangeKind.Add : ChangeKind.Edit, 1, before is null ? null : Records.On("Alpha", 1, before).Record, Records.On("Alpha", 1, after).Record, null, "ada"), 1);
}
