using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Tests.Federation.Changes;

public sealed class JointChangeTests
{
    private static readonly Movie Ran = new() { Title = "Ran", RuntimeMinutes = 160 };
    private static readonly Movie Longer = Ran with { RuntimeMinutes = 162 };

    [Fact]
    public void The_same_edit_on_several_servers_within_seconds_is_one()
    {
        var joint = JointChange.Of([Edit("Beta", 8, Ran, Longer), Edit("Alpha", 5, Ran, Longer), Edit("Gamma", 0, Ran with { Country = "Japan" }, Longer with { Country = "Japan" })]);

        Assert.Equal(["Beta", "Alpha", "Gamma"], Assert.Single(joint).Servers);
    }

    [Theory]
    [InlineData("another value")]
    [InlineData("from another value")]
    [InlineData("another field too")]
    [InlineData("somebody else")]
    [InlineData("later")]
    [InlineData("the same server")]
    public void What_is_not_the_same_stays_apart(string how)
    {
        var other = how switch
        {
            "another value" => Edit("Beta", 5, Ran, Ran with { RuntimeMinutes = 163 }),
            "from another value" => Edit("Beta", 5, Ran with { RuntimeMinutes = 159 }, Longer),
            "another field too" => Edit("Beta", 5, Ran, Longer with { Country = "Japan" }),
            "somebody else" => Edit("Beta", 5, Ran, Longer, "Jonas"),
            "later" => Edit("Beta", 11, Ran, Longer),
            _ => Edit("Alpha", 5, Ran, Longer),
        };

        Assert.Equal(2, JointChange.Of([other, Edit("Alpha", 0, Ran, Longer)]).Count);
    }

    [Fact]
    public void Records_that_came_or_went_together_are_told_by_their_titles()
    {
        var joint = JointChange.Of(
        [
            Change("Beta", 2, null, Longer), Change("Alpha", 1, null, Ran), Change("Gamma", 1, null, Ran with { Title = "Chaos" }),
            Change("Beta", 0, Longer, null), Change("Alpha", 0, Ran, null),
        ]);

        Assert.Equal(["Beta, Alpha", "Gamma", "Beta, Alpha"], joint.Select(one => string.Join(", ", one.Servers)));
    }

    private static ServerChange Edit(string server, int second, Movie before, Movie after, string who = "Marta") => Change(server, second, before, after, who);

    private static ServerChange Change(string server, int second, Movie? before, Movie? after, string who = "Marta") => new(server, new(
        1, DateTimeOffset.UnixEpoch.AddSeconds(second), before is null ? ChangeKind.Add : after is null ? ChangeKind.Delete : ChangeKind.Edit, 7,
        before is null ? null : Records.On(server, 7, before).Record, after is null ? null : Records.On(server, 7, after).Record, null, who));
}
