using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation.Changes;

public sealed class MovieHistoryTests : FleetTest
{
    private static readonly Movie Ran = new() { Title = "Ran", Year = 1985 };

    private readonly ManualClock clock = new();

    [Fact]
    public async Task The_history_is_that_of_the_movies_own_records_on_all_servers()
    {
        await using var alpha = await ClockedAsync("Alpha");
        await using var beta = await ClockedAsync("Beta");
        var one = await alpha.AddAsync(Ran, Guid.NewGuid(), Token);
        await alpha.AddAsync(new() { Title = "Ikiru" }, Guid.NewGuid(), Token);
        var twice = await alpha.AddAsync(new() { Title = "Ran, restored" }, Guid.NewGuid(), Token);
        clock.Advance(TimeSpan.FromMinutes(1));
        var other = await beta.AddAsync(Ran, Guid.NewGuid(), Token);
        clock.Advance(TimeSpan.FromMinutes(1));
        await EditAsync(alpha, one, MovieField.RuntimeMinutes, FieldValue.Of(162));

        var history = await MovieHistory.ReadAsync(await FleetAsync(), [new("Alpha", one.Id), new("Alpha", twice.Id), new("Beta", other.Id)], 10, Token);

        Assert.Equal(["Edit on Alpha", "Add on Beta", "Add on Alpha", "Add on Alpha"], history.Events.Select(Describe));
        Assert.False(history.HasEarlier);
        Assert.Empty(history.Silent);
        Assert.Equal(ChangeKind.Edit, history.LastOf(new("Alpha", one.Id), MovieField.RuntimeMinutes)?.Kind);
        Assert.Equal(ChangeKind.Add, history.LastOf(new("Alpha", one.Id), MovieField.Title)?.Kind);
        Assert.Null(history.LastOf(new("Alpha", one.Id), MovieField.Country));
        Assert.Null(history.LastOf(new("Beta", one.Id + 100), MovieField.Title));
    }

    [Fact]
    public async Task The_latest_come_first_and_it_says_whether_there_is_more()
    {
        await using var alpha = await ClockedAsync("Alpha");
        var record = await alpha.AddAsync(Ran, Guid.NewGuid(), Token);
        for (var minutes = 100; minutes < 105; minutes++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            record = await EditAsync(alpha, record, MovieField.RuntimeMinutes, FieldValue.Of(minutes));
        }

        var fleet = await FleetAsync();
        var some = await MovieHistory.ReadAsync(fleet, [new("Alpha", record.Id)], 2, Token);
        var all = await MovieHistory.ReadAsync(fleet, [new("Alpha", record.Id)], 6, Token);

        Assert.Equal([104, 103], some.Events.Select(one => one.Change.After!.Movie.RuntimeMinutes));
        Assert.True(some.HasEarlier);
        Assert.Null(some.LastOf(new("Alpha", record.Id), MovieField.Title));
        Assert.Equal(6, all.Events.Count);
        Assert.False(all.HasEarlier);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named()
    {
        await using var alpha = await ClockedAsync("Alpha");
        var record = await alpha.AddAsync(Ran, Guid.NewGuid(), Token);
        await Scripted("Gone").StopAsync();

        var history = await MovieHistory.ReadAsync(await FleetAsync(), [new("Alpha", record.Id), new("Gone", 7)], 10, Token);

        Assert.Equal(["Add on Alpha"], history.Events.Select(Describe));
        Assert.Equal(["Gone"], history.Silent.Keys);
    }

    private static string Describe(JointChange one) => $"{one.Change.Kind} on {FieldText.List(one.Servers)}";

    private static Task<MovieRecord> EditAsync(MovieClient client, MovieRecord record, MovieField field, FieldValue? value) =>
        client.EditAsync(record.Id, new Dictionary<MovieField, FieldValue?> { [field] = value }, record.Version, Guid.NewGuid(), Token);

    private async Task<MovieClient> ClockedAsync(string name)
    {
        var server = Use(await TestServer.StartAsync(name, time: clock));
        List.Add(new(name, "127.0.0.1", server.Endpoint.Port));
        return await ConnectAsync(server);
    }
}
