using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Federation;
using MovieNet.Web.Compare;

namespace MovieNet.Tests.Web.Compare;

public sealed class ComparisonTests : FleetComponentTest
{
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985, RuntimeMinutes = 162, Country = "Japan" };

    // Two say 162, one 160; Delta lacks it, of Epsilon nothing is known.
    private static readonly MergedMovie Movie = Merger.Merge(
        Records.GroupOf(Records.On("Alpha", 1, Ran), Records.On("Beta", 1, Ran), Records.On("Gamma", 1, Ran with { RuntimeMinutes = 160 })),
        [new("Alpha", Presence.Lacks), new("Beta", Presence.Lacks), new("Gamma", Presence.Lacks), new("Delta", Presence.Lacks), new("Epsilon", Presence.Unknown, "timed out")]);

    private readonly Dictionary<MovieField, FieldValue?> draft = [];
    private readonly List<(MovieField Field, FieldValue? Value)> taken = [];

    [Fact]
    public void What_differs_stands_first_and_the_majority_can_be_taken()
    {
        var comparison = Show();

        Assert.StartsWith("Runtime", comparison.FindAll("tbody th[scope=row]")[0].Words(), StringComparison.Ordinal);
        Assert.Equal(["major", "major same", "out"], comparison.FindAll("tbody td[data-sn]").Select(cell => cell.ClassName!.Trim()));
        comparison.Button("Use majority").Click();
        Assert.Equal((MovieField.RuntimeMinutes, FieldValue.Of(162m)), Assert.Single(taken));
    }

    [Fact]
    public void In_fixed_order_the_title_stands_first_whatever_differs()
    {
        var comparison = Show();
        comparison.Button("Fixed order").Click();

        Assert.StartsWith("Title", comparison.FindAll("tbody th[scope=row]")[0].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_servers_value_can_be_used_everywhere()
    {
        Show().FindAll("td.out button").Single().Click();

        Assert.Equal((MovieField.RuntimeMinutes, FieldValue.Of(160m)), Assert.Single(taken));
    }

    [Fact]
    public void A_drafted_value_stands_beside_the_one_it_replaces_and_can_be_taken_back()
    {
        draft[MovieField.RuntimeMinutes] = FieldValue.Of(160m);
        MovieField? dropped = null;
        var comparison = Show(field => dropped = field);

        Assert.Equal(["162 min → 160 min in your draft", "162 min → 160 min in your draft", "160 min"], comparison.FindAll("tbody td[data-sn]").Select(cell => cell.Words()));
        comparison.Button("Take back").Click();
        Assert.Equal(MovieField.RuntimeMinutes, dropped);
    }

    [Fact]
    public void Who_lacks_it_and_who_is_not_known_are_two_different_things()
    {
        string? added = null;
        var comparison = Show(onAdd: server => added = server);

        Assert.StartsWith("Delta does not have it.", comparison.Find("td.lacks").Words(), StringComparison.Ordinal);
        Assert.StartsWith("Epsilon is not known. Timed out. Nothing of it counts as missing", comparison.Find("td.unk").Words(), StringComparison.Ordinal);
        comparison.Button("Add there").Click();
        Assert.Equal("Delta", added);
    }

    [Fact]
    public void A_value_is_typed_where_it_stands_and_a_bad_one_does_not_get_into_the_draft()
    {
        var comparison = Show();
        comparison.Button("Edit Runtime").Click();
        comparison.Find("form[data-inplace] input").Input("0");
        comparison.Find("form[data-inplace]").Submit();
        Assert.Empty(taken);

        comparison.Find("form[data-inplace] input").Input("165");
        comparison.Find("form[data-inplace]").Submit();
        Assert.Equal((MovieField.RuntimeMinutes, FieldValue.Of(165m)), Assert.Single(taken));
        Assert.Empty(comparison.FindAll("form[data-inplace]"));
    }

    private IRenderedComponent<Comparison> Show(Action<MovieField>? drop = null, Action<string>? onAdd = null) => Render<Comparison>(p => p
        .Add(comparison => comparison.Movie, Movie).Add(comparison => comparison.Draft, draft)
        .Add(comparison => comparison.OnTake, taken.Add)
        .Add(comparison => comparison.OnDrop, field => drop?.Invoke(field))
        .Add(comparison => comparison.OnAdd, server => onAdd?.Invoke(server)));
}
