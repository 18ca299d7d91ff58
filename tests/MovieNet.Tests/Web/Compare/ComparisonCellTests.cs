using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Federation;
using MovieNet.Web.Compare;

namespace MovieNet.Tests.Web.Compare;

public sealed class ComparisonCellTests : ComponentTest
{
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985, RuntimeMinutes = 162, Genres = ["Drama", "War"] };

    // Alpha and Beta are the majority; Gamma says something else of the runtime, nothing of the year, and writes the genres the other way round.
    private static readonly MergedMovie Movie = Records.Merge(
        Records.On("Alpha", 1, Ran), Records.On("Beta", 1, Ran),
        Records.On("Gamma", 7, Ran with { RuntimeMinutes = 160, Year = null, Genres = ["War", "Drama"] }));

    private readonly Dictionary<MovieField, FieldValue?> draft = [];
    private readonly List<(MovieField Field, FieldValue? Value)> taken = [];

    [Fact]
    public void The_majority_is_plain_and_on_a_narrow_page_its_second_server_shares_the_line()
    {
        Assert.Equal(("major", "Alpha, Beta"), Look(MovieField.RuntimeMinutes, "Alpha"));
        Assert.Equal(("major same", "Alpha, Beta"), Look(MovieField.RuntimeMinutes, "Beta"));
        Assert.Equal(("out", "Gamma"), Look(MovieField.RuntimeMinutes, "Gamma"));
    }

    [Fact]
    public void A_value_that_differs_says_since_when_and_who_wrote_it()
    {
        var change = new MovieChange(3, DateTimeOffset.UnixEpoch, ChangeKind.Edit, 7, Records.On("Gamma", 7, Ran).Record, Records.On("Gamma", 7, Ran with { RuntimeMinutes = 160 }).Record, null, "Marta");
        var history = new MovieHistory([new("Gamma", change)], hasEarlier: false, MovieHistory.Empty.Silent);

        Assert.Equal("160 min since , Marta Use this value everywhere", Show(MovieField.RuntimeMinutes, "Gamma", history).Words());
        Assert.Equal("1970-01-01T00:00:00.0000000Z", Show(MovieField.RuntimeMinutes, "Gamma", history).Find("local-time").GetAttribute("datetime"));
        Assert.DoesNotContain("since", Show(MovieField.RuntimeMinutes, "Alpha", history).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_is_said_to_be_one_and_cannot_be_used()
    {
        var cell = Show(MovieField.Year, "Gamma");

        Assert.Equal("nothing said", cell.Words());
        Assert.Equal("says nothing", cell.Find("svg").GetAttribute("aria-label"));
        Assert.Empty(cell.FindAll("button"));
    }

    [Fact]
    public void Another_notation_is_named_and_is_no_difference()
    {
        var cell = Show(MovieField.Genres, "Gamma");

        Assert.NotEmpty(cell.Find(".by").Words());
        Assert.NotEmpty(cell.FindAll(".note-only"));
        Assert.DoesNotContain("out", cell.Find("td").ClassList);
    }

    [Fact]
    public void What_a_draft_changes_is_marked_and_what_it_leaves_is_not()
    {
        draft[MovieField.RuntimeMinutes] = FieldValue.Of(160m);

        Assert.Equal(("drafted", "Alpha, Beta"), Look(MovieField.RuntimeMinutes, "Alpha"));
        Assert.Equal("162 min → 160 min in your draft", Show(MovieField.RuntimeMinutes, "Alpha").Words());
        Assert.Equal("160 min", Show(MovieField.RuntimeMinutes, "Gamma").Words());
    }

    [Fact]
    public void A_server_that_has_it_twice_shows_what_each_of_its_records_says()
    {
        var twice = Merger.Merge(Records.GroupOf(Records.On("Alpha", 1, Ran), Records.On("Alpha", 2, Ran with { RuntimeMinutes = 160 }), Records.On("Beta", 1, Ran)), Records.Answered("Alpha", "Beta"));
        var cell = Render<ComparisonCell>(p => p
            .Add(cell => cell.Field, twice[MovieField.RuntimeMinutes]).Add(cell => cell.Server, twice.Servers[0])
            .Add(cell => cell.History, MovieHistory.Empty).Add(cell => cell.Draft, draft).Add(cell => cell.OnTake, taken.Add));

        Assert.Equal(["162 min", "160 min"], cell.FindAll(".v").Select(value => value.Words()));
        Assert.Equal("Alpha", cell.Find("td").GetAttribute("data-sn"));
        cell.FindAll("button")[1].Click();
        Assert.Equal((MovieField.RuntimeMinutes, FieldValue.Of(160m)), Assert.Single(taken));
    }

    private (string? Class, string? Names) Look(MovieField field, string server)
    {
        var cell = Show(field, server).Find("td");
        return (cell.ClassName?.Trim(), cell.GetAttribute("data-sn"));
    }

    private IRenderedComponent<ComparisonCell> Show(MovieField field, string server, MovieHistory? history = null) => Render<ComparisonCell>(p => p
        .Add(cell => cell.Field, Movie[field]).Add(cell => cell.Server, Movie.Servers.Single(one => string.Equals(one.Server, server, StringComparison.Ordinal)))
        .Add(cell => cell.History, history ?? MovieHistory.Empty).Add(cell => cell.Draft, draft).Add(cell => cell.OnTake, taken.Add));
}
