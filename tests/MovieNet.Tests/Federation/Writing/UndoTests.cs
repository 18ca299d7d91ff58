using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Tests.Federation.Writing;

public sealed class UndoTests : FleetTest
{
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985, RuntimeMinutes = 160 };

    [Fact]
    public async Task An_edit_is_undone_by_writing_back_what_it_changed_and_nothing_else()
    {
        await using var alpha = await ConnectAsync(await DaemonAsync("Alpha", Ran));
        var fleet = await FleetAsync();
        var edited = await EditAsync(alpha, (MovieField.RuntimeMinutes, FieldValue.Of(162)), (MovieField.Country, FieldValue.Of("Japan")));
        var change = await LatestAsync(fleet, "Alpha", edited.Id);
        await EditAsync(alpha, (MovieField.Language, FieldValue.Of("Japanese")));

        var undo = await Undo.PlanAsync(fleet, change, Token);
        await ApplyAsync(fleet, undo);

        Assert.Empty(undo.Overwritten);
        Assert.Equal(Ran with { Language = "Japanese" }, await OnlyAsync(alpha));
    }

    [Fact]
    public async Task What_was_written_since_is_named_before_it_is_overwritten()
    {
        await using var alpha = await ConnectAsync(await DaemonAsync("Alpha", Ran));
        var fleet = await FleetAsync();
        var edited = await EditAsync(alpha, (MovieField.RuntimeMinutes, FieldValue.Of(162)), (MovieField.Country, FieldValue.Of("Japan")));
        var change = await LatestAsync(fleet, "Alpha", edited.Id);
        await EditAsync(alpha, (MovieField.RuntimeMinutes, FieldValue.Of(165)));

        var undo = await Undo.PlanAsync(fleet, change, Token);

        Assert.Equal([new("Alpha", MovieField.RuntimeMinutes, FieldValue.Of(162), FieldValue.Of(165))], undo.Overwritten);
        var write = Assert.IsType<PlannedEdit>(Assert.Single(undo.Plan.Writes));
        Assert.Equal(3, write.Before.Version);
        Assert.Equal(Ran, write.Movie);
    }

    [Fact]
    public async Task Nothing_is_written_where_it_was_undone_already_or_the_record_is_gone()
    {
        await using var alpha = await ConnectAsync(await DaemonAsync("Alpha", Ran));
        var fleet = await FleetAsync();
        var edited = await EditAsync(alpha, (MovieField.RuntimeMinutes, FieldValue.Of(162)));
        var change = await LatestAsync(fleet, "Alpha", edited.Id);
        await EditAsync(alpha, (MovieField.RuntimeMinutes, FieldValue.Of(160)));

        var undone = await Undo.PlanAsync(fleet, change, Token);
        await alpha.DeleteAsync(edited.Id, null, Guid.NewGuid(), Token);
        var gone = await Undo.PlanAsync(fleet, change, Token);

        Assert.Empty(undone.Overwritten);
        Assert.Equal("says so again already", Assert.Single(undone.Plan.Servers).Why);
        Assert.Equal("the record was deleted since", Assert.Single(gone.Plan.Servers).Why);
        Assert.Empty(undone.Plan.Writes.Concat(gone.Plan.Writes));
    }

    [Fact]
    public async Task A_new_record_is_deleted_and_a_deleted_one_is_added_again_as_a_new_one()
    {
        await using var alpha = await ConnectAsync(await DaemonAsync("Alpha"));
        var fleet = await FleetAsync();
        var added = await alpha.AddAsync(Ran, Guid.NewGuid(), Token);
        var add = await LatestAsync(fleet, "Alpha", added.Id);
        await EditAsync(alpha, (MovieField.Country, FieldValue.Of("Japan")));

        var undo = await Undo.PlanAsync(fleet, add, Token);
        Assert.Equal([new("Alpha", MovieField.Country, null, FieldValue.Of("Japan"))], undo.Overwritten);
        await ApplyAsync(fleet, undo);
        Assert.Empty(await alpha.GetAsync("Ran", cancellationToken: Token));

        await ApplyAsync(fleet, await Undo.PlanAsync(fleet, await LatestAsync(fleet, "Alpha", added.Id), Token));
        var again = Assert.Single(await alpha.GetAsync("Ran", cancellationToken: Token));
        Assert.Equal(Ran with { Country = "Japan" }, again.Movie);
        Assert.NotEqual(added.Id, again.Id);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_not_written_to()
    {
        await DaemonAsync("Alpha");
        await Scripted("Gone").StopAsync();
        var fleet = await FleetAsync();
        var record = Records.On("Gone", 7, Ran).Record;
        var change = Assert.Single(JointChange.Of([new("Gone", new(1, default, ChangeKind.Edit, 7, record, record with { Movie = Ran with { Year = 1986 } }, null, null))]));

        var undo = await Undo.PlanAsync(fleet, change, Token);

        Assert.Equal((Presence.Unknown, "connection refused"), Assert.Single(undo.Plan.Servers) is var server ? (server.Presence, server.Why) : default);
        Assert.Empty(undo.Plan.Writes);
    }

    private static async Task<Movie> OnlyAsync(MovieClient client) => Assert.Single(await client.GetAsync("Ran", cancellationToken: Token)).Movie;

    private static async Task<MovieRecord> EditAsync(MovieClient client, params (MovieField Field, FieldValue? Value)[] changes)
    {
        var record = Assert.Single(await client.GetAsync("Ran", cancellationToken: Token));
        return await client.EditAsync(record.Id, changes.ToDictionary(change => change.Field, change => change.Value), record.Version, Guid.NewGuid(), Token);
    }

    private static async Task<JointChange> LatestAsync(Fleet fleet, string server, long id) =>
        (await MovieHistory.ReadAsync(fleet, [new(server, id)], 1, Token)).Events[0];

    private async Task ApplyAsync(Fleet fleet, Undo undo)
    {
        await using var writer = new Writer(fleet, State);
        var receipts = await writer.ApplyAsync(undo.Plan.Writes, Token).ToListAsync(Token);
        Assert.All(receipts, receipt => Assert.Equal(WriteOutcome.Written, receipt.Outcome));
        Assert.NotEmpty(receipts);
    }
}
