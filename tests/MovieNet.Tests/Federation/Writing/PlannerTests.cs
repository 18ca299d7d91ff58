using MovieNet.Federation;
using MovieNet.Protocol;
using static MovieNet.Tests.Federation.Records;

namespace MovieNet.Tests.Federation.Writing;

public class PlannerTests
{
    private static readonly string[] Names = ["A", "B", "C", "D"];

    private readonly List<ServerHealth> fleet =
        [.. Names.Select((name, i) => new ServerHealth(new(name, "127.0.0.1", 5870 + i, Guid.NewGuid()), LinkState.Answers, DateTimeOffset.UnixEpoch))];

    [Fact]
    public void An_edit_sends_each_server_only_the_members_that_change_there_and_the_version_that_was_read()
    {
        var movie = Merge(
            [On("A", 1, new Movie { Title = "Emma", Year = 1996, RuntimeMinutes = 120, Language = "en" }),
             On("B", 2, new Movie { Title = "Emma", Year = 1996, RuntimeMinutes = 121, Country = "UK" }),
             On("C", 3, new Movie { Title = "Emma", Year = 1996, RuntimeMinutes = 121, Language = "fr" })],
            new ServerState("D", Presence.Lacks));

        var plan = Plan(movie, (MovieField.RuntimeMinutes, FieldValue.Of(121)), (MovieField.Language, null));

        Assert.Equal(["A", "C"], plan.Targets);
        Assert.Equal(
            ["A 1 v1: Language= RuntimeMinutes=121", "C 3 v1: Language="],
            plan.Writes.Cast<PlannedEdit>().Select(edit =>
                $"{edit.Server} {edit.Before.Id} v{edit.Before.Version}: {string.Join(' ', edit.Changes.OrderBy(change => change.Key.ToString()).Select(change => $"{change.Key}={(change.Value as FieldValue.Number)?.Value}"))}"));
        Assert.Equal("UK", Assert.IsType<Movie>(movie.Records[1].Record.Movie).Country);
        Assert.Equal([null, "says so already", null, "does not have it"], plan.Servers.Select(server => server.Why));
    }

    [Fact]
    public void A_member_that_nobody_changed_is_never_written_however_the_servers_differ_in_it()
    {
        var movie = Merge(
            [On("A", 1, new Movie { Title = "Emma", Year = 1996, Genres = ["Drama"] }), On("B", 1, new Movie { Title = "Emma", Year = 1996, Genres = ["Comedy"] })]);

        var plan = Plan(movie, (MovieField.Rating, FieldValue.Of(7.5m)));

        Assert.All(plan.Writes.Cast<PlannedEdit>(), edit => Assert.Equal([MovieField.Rating], edit.Changes.Keys));
        Assert.Equal(["Drama", "Comedy"], plan.Writes.Cast<PlannedEdit>().Select(edit => edit.Movie.Genres.Single()));
    }

    [Fact]
    public void A_server_that_has_it_twice_gets_an_edit_for_each_record()
    {
        var movie = Merge([On("A", "Emma", 1996, id: 1), On("A", "Emma", id: 2), On("B", "Emma", 1996)]);

        var plan = Plan(movie, (MovieField.Rating, FieldValue.Of(7m)));

        Assert.Equal([("A", 1L), ("A", 2L), ("B", 1L)], plan.Writes.Cast<PlannedEdit>().Select(edit => (edit.Server, edit.Before.Id)));
        Assert.Equal(3, plan.Writes.Select(write => write.RequestId).Distinct().Count());
    }

    [Fact]
    public void Nothing_is_planned_where_it_is_not_known_whether_the_movie_is_there()
    {
        var movie = Merge([On("A", "Emma", 1996)], new ServerState("B", Presence.Lacks), new ServerState("C", Presence.Unknown, "down"), new ServerState("D", Presence.Asking));

        var add = new Planner(fleet).Add(new Movie { Title = "Emma", Year = 1996 }, movie);
        var edit = Plan(movie, (MovieField.Rating, FieldValue.Of(7m)));
        var delete = new Planner(fleet).Delete(movie);

        Assert.Equal(["B"], add.Targets);
        Assert.Equal(["has it already", null, "down", "has not answered yet"], add.Servers.Select(server => server.Why));
        Assert.Equal(["A"], edit.Targets);
        Assert.Equal(["A"], delete.Targets);
        Assert.Equal(fleet[1].Entry.ServerId, Assert.Single(add.Writes).ServerId);
    }

    [Fact]
    public void Nothing_is_planned_for_a_server_that_nobody_has_met()
    {
        fleet[2] = fleet[2] with { Entry = fleet[2].Entry with { ServerId = null } };
        var movie = Merge([On("A", "Emma", 1996)], new ServerState("B", Presence.Lacks), new ServerState("C", Presence.Lacks));

        var plan = new Planner(fleet).Add(new Movie { Title = "Emma" }, movie);

        Assert.Equal(["B"], plan.Targets);
        Assert.Equal(["has it already", null, "has not answered yet"], plan.Servers.Select(server => server.Why));
    }

    [Fact]
    public void Servers_that_were_left_out_are_said_to_be()
    {
        var movie = Merge([On("A", "Emma", 1996)], new ServerState("B", Presence.Lacks), new ServerState("C", Presence.Lacks));

        var plan = new Planner(fleet).Add(new Movie { Title = "Emma" }, movie, targets: "C".Equals);

        Assert.Equal(["C"], plan.Targets);
        Assert.Equal(["has it already", "left out", null], plan.Servers.Select(server => server.Why));
    }

    [Fact]
    public void Values_are_taken_where_a_server_says_something_else_and_nowhere_else()
    {
        var movie = Merge(
            [On("A", 1, new Movie { Title = "Emma", Year = 1996, RuntimeMinutes = 120, Genres = ["Drama", "Comedy"], Language = "English" }),
             On("B", 2, new Movie { Title = "Emma", Year = 1996, RuntimeMinutes = 121, Genres = ["Comedy", "Drama"], Country = "UK" }),
             On("C", 3, new Movie { Title = "Emma", Year = 1996, Genres = ["Horror"], Language = "French" })],
            new ServerState("D", Presence.Lacks));

        var all = new Planner(fleet).Take(movie, "A", EveryField);
        var some = new Planner(fleet).Take(movie, "A", FieldSet.Of(MovieField.Language), "C".Equals);

        Assert.Equal(["B: RuntimeMinutes", "C: Genres Language"], all.Writes.Cast<PlannedEdit>().Select(Changed));
        Assert.Equal(120, all.Writes.Cast<PlannedEdit>().First().Movie.RuntimeMinutes);
        Assert.Equal("UK", all.Writes.Cast<PlannedEdit>().First().Movie.Country);
        Assert.Equal(["its values are taken", null, null, "does not have it"], all.Servers.Select(server => server.Why));
        Assert.Equal(["C: Language"], some.Writes.Cast<PlannedEdit>().Select(Changed));
        Assert.Equal(["its values are taken", "left out", null, "does not have it"], some.Servers.Select(server => server.Why));
    }

    [Fact]
    public void Nothing_is_taken_from_a_server_that_lacks_it_that_is_not_known_or_that_says_two_things()
    {
        var (one, other) = (new Movie { Title = "Emma", Year = 1996, RuntimeMinutes = 120 }, new Movie { Title = "Emma", Year = 1996, RuntimeMinutes = 121 });
        var lacks = new Planner(fleet).Take(Merge([On("A", 1, one), On("B", 1, other)], new ServerState("C", Presence.Lacks)), "C", EveryField);
        var unknown = new Planner(fleet).Take(Merge([On("A", 1, one), On("B", 1, other)], new ServerState("C", Presence.Unknown, "down")), "C", EveryField);
        var twice = new Planner(fleet).Take(Merge([On("A", 1, one), On("C", 1, one), On("C", 2, other)]), "C", EveryField);

        Assert.Empty(lacks.Writes.Concat(unknown.Writes).Concat(twice.Writes));
        Assert.Equal(["C does not have it", "C does not have it", "does not have it"], lacks.Servers.Select(server => server.Why));
        Assert.Equal(["what C says is not known", "what C says is not known", "down"], unknown.Servers.Select(server => server.Why));
        Assert.Equal(["C has it more than once and says different things", "its values are taken"], twice.Servers.Select(server => server.Why));
    }

    private static FieldSet EveryField => FieldSet.Of(FieldInfo.All.Select(info => info.Field));

    private static string Changed(PlannedEdit edit) => $"{edit.Server}: {string.Join(' ', edit.Changes.Keys.Order())}";

    private static MergedMovie Merge(ServerRecord[] records, params ServerState[] others) => Merger.Merge(
        Assert.Single(Matcher.Match(records)),
        [.. Answered([.. records.Select(record => record.Server).Distinct()]), .. others]);

    private WritePlan Plan(MergedMovie movie, params (MovieField Field, FieldValue? Value)[] changes) =>
        new Planner(fleet).Edit(movie, changes.ToDictionary(change => change.Field, change => change.Value));
}
