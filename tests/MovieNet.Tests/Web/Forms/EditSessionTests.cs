using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Federation;
using MovieNet.Web.Forms;

namespace MovieNet.Tests.Web.Forms;

public sealed class EditSessionTests
{
    private static readonly Movie Stalker = new() { Title = "Stalker", Year = 1979, RuntimeMinutes = 162 };

    [Fact]
    public void Only_touched_fields_are_planned_even_where_servers_differ()
    {
        var session = new EditSession(Records.Merge(Records.On("Alpha", 1, Stalker), Records.On("Beta", 1, Stalker with { Country = "USSR", RuntimeMinutes = 163 })));

        session.Draft[MovieField.Year].Type("1980");

        Assert.Equal(["Alpha: Year", "Beta: Year"], Writes(session));
    }

    [Fact]
    public void Nothing_is_planned_before_something_is_changed()
    {
        var session = new EditSession(Records.Merge(Records.On("Alpha", 1, Stalker), Records.On("Beta", 1, Stalker with { RuntimeMinutes = 163 })));

        Assert.Empty(Writes(session));
        Assert.All(Plan(session).Servers, server => Assert.Equal("you have changed nothing yet", server.Why));
    }

    [Fact]
    public void A_value_wanted_everywhere_is_written_where_it_is_not()
    {
        var session = new EditSession(Records.Merge(Records.On("Alpha", 1, Stalker), Records.On("Beta", 1, Stalker with { RuntimeMinutes = 163 })));

        session.Draft[MovieField.RuntimeMinutes].Pin();

        Assert.Equal(["Beta: RuntimeMinutes"], Writes(session));
    }

    [Fact]
    public void A_field_that_somebody_else_changed_meanwhile_waits_for_a_choice_and_what_was_typed_is_kept()
    {
        var session = Clashing();

        var clash = Assert.Single(session.Clashes);
        Assert.Equal(("Beta", "162", "170"), (clash.Server, clash.Read?.ToString(), clash.Now?.ToString()));
        Assert.Equal((1, 2), clash.Versions);
        Assert.Equal("200", session.Draft[MovieField.RuntimeMinutes].Text);
        Assert.Equal(["Alpha: RuntimeMinutes"], Writes(session));
        Assert.Equal(["Beta"], session.Waiting);
    }

    [Fact]
    public void Writing_mine_plans_over_the_record_as_it_is_now()
    {
        var session = Clashing();

        session.Choose(session.Clashes[0], ClashChoice.Mine);

        Assert.Equal(["Alpha: RuntimeMinutes", "Beta: RuntimeMinutes"], Writes(session));
        Assert.Equal(2, Plan(session).Writes.OfType<PlannedEdit>().Single(edit => string.Equals(edit.Server, "Beta", StringComparison.Ordinal)).Before.Version);
    }

    [Fact]
    public void Keeping_theirs_writes_nothing_of_that_field_there()
    {
        var session = Clashing();

        session.Choose(session.Clashes[0], ClashChoice.Theirs);

        Assert.Equal(["Alpha: RuntimeMinutes"], Writes(session));
        Assert.Equal("it keeps its own, as you chose", Plan(session).Servers[1].Why);
    }

    [Fact]
    public void After_a_choice_the_next_change_compares_with_what_was_chosen_between()
    {
        var session = Clashing();
        session.Choose(session.Clashes[0], ClashChoice.Mine);

        session.Meet(Records.Merge(Records.On("Alpha", 1, Stalker), Changed("Beta", Stalker with { RuntimeMinutes = 180 }, version: 3)));

        var clash = Assert.Single(session.Clashes);
        Assert.Equal(("170", "180", null), (clash.Read?.ToString(), clash.Now?.ToString(), clash.Choice));
    }

    [Fact]
    public void A_change_of_an_untouched_field_is_told_and_taken_over()
    {
        var session = new EditSession(Records.Merge(Records.On("Alpha", 1, Stalker)));

        session.Meet(Records.Merge(Changed("Alpha", Stalker with { Country = "USSR" }, version: 2)));

        Assert.Equal(["Country is now USSR on Alpha."], session.News);
        Assert.Empty(session.Clashes);
        Assert.Equal("USSR", session.Draft[MovieField.Country].Text);
    }

    [Fact]
    public void Somebody_who_wrote_the_same_is_no_clash()
    {
        var session = new EditSession(Records.Merge(Records.On("Alpha", 1, Stalker)));
        session.Draft[MovieField.RuntimeMinutes].Type("200");

        session.Meet(Records.Merge(Changed("Alpha", Stalker with { RuntimeMinutes = 200 }, version: 2)));

        Assert.Empty(session.Clashes);
        Assert.Empty(Writes(session));
    }

    /// <summary>A person typed 200; meanwhile somebody wrote 170 on Beta.</summary>
    private static EditSession Clashing()
    {
        var session = new EditSession(Records.Merge(Records.On("Alpha", 1, Stalker), Records.On("Beta", 1, Stalker)));
        session.Draft[MovieField.RuntimeMinutes].Type("200");
        session.Meet(Records.Merge(Records.On("Alpha", 1, Stalker), Changed("Beta", Stalker with { RuntimeMinutes = 170 }, version: 2)));
        return session;
    }

    private static ServerRecord Changed(string server, Movie movie, long version) =>
        new(server, Records.On(server, 1, movie).Record with { Version = version });

    private static WritePlan Plan(EditSession session) => session.Plan(Plans.Planner("Alpha", "Beta"), _ => true);

    private static IEnumerable<string> Writes(EditSession session) =>
        Plan(session).Writes.OfType<PlannedEdit>().Select(edit => $"{edit.Server}: {string.Join(", ", edit.Changes.Keys)}");
}
