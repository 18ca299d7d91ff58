using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation.Changes;

public sealed class ChangeHistoryTests : FleetTest
{
    private readonly ManualClock clock = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_logs_of_all_servers_are_one_by_time(bool descending)
    {
        var alpha = await ClockedAsync("Alpha");
        var beta = await ClockedAsync("Beta");
        await using var one = await ConnectAsync(alpha);
        await using var two = await ConnectAsync(beta);
        var expected = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            var (client, name) = i % 7 < 4 ? (one, "Alpha") : (two, "Beta");
            await client.AddAsync(new() { Title = $"Film {i}" }, Guid.NewGuid(), Token);
            expected.Add($"{name} Film {i}");
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        var fleet = await FleetAsync();
        var history = new ChangeHistory(fleet, new() { Limit = 3, Descending = descending });
        var read = await history.ReadAsync(Token).Select(one => $"{one.Server} {one.Change.After!.Movie.Title}").ToListAsync(Token);

        Assert.Equal(descending ? expected.AsEnumerable().Reverse() : expected, read);
        Assert.Empty(history.Silent);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_and_holds_up_no_other()
    {
        await DaemonAsync("Alpha", new Movie { Title = "Alien" });
        await DaemonAsync("Left out", new Movie { Title = "Aliens" });
        await Scripted("Gone").StopAsync();
        var fleet = await FleetAsync();

        var history = new ChangeHistory(fleet, new(), name => name is not "Left out");
        var read = await history.ReadAsync(Token).ToListAsync(Token);

        Assert.Equal(["Alien"], read.Select(one => one.Change.After!.Movie.Title));
        Assert.Equal([("Gone", "connection refused")], history.Silent.Select(one => (one.Key, one.Value)));
    }

    [Fact]
    public async Task A_server_that_is_lost_in_the_middle_is_named_behind_what_it_gave()
    {
        var server = Scripted("Alpha");
        server.Next("changes.list", Script.Result(new ChangePage([Change(1), Change(2)], 2)), Script.Error(ErrorCode.StorageFailure, "the disk reports an error"));
        var fleet = await FleetAsync();

        var history = new ChangeHistory(fleet, new() { Limit = 2 });
        var read = await history.ReadAsync(Token).ToListAsync(Token);

        Assert.Equal([1, 2], read.Select(one => one.Change.Id));
        Assert.Equal([("Alpha", "the disk reports an error")], history.Silent.Select(one => (one.Key, one.Value)));
    }

    private async Task<TestServer> ClockedAsync(string name)
    {
        var server = Use(await TestServer.StartAsync(name, time: clock));
        List.Add(new(name, "127.0.0.1", server.Endpoint.Port));
        return server;
    }

    private static MovieChange Change(long id) => new(id, DateTimeOffset.UnixEpoch.AddSeconds(id), ChangeKind.Delete, 7, null, null, null, null);
}
