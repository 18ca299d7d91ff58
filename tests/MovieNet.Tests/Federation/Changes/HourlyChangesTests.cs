using MovieNet.Federation;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation.Changes;

public sealed class HourlyChangesTests : FleetTest
{
    private readonly ManualClock clock = new();

    [Fact]
    public async Task Changes_of_the_last_hour_are_counted_and_later_ones_as_soon_as_a_sign_of_life_tells()
    {
        var alpha = Use(await TestServer.StartAsync("Alpha", time: clock));
        List.Add(new("Alpha", "127.0.0.1", alpha.Endpoint.Port));
        await using var client = await ConnectAsync(alpha);
        await AddAsync(client, 3);
        clock.Advance(TimeSpan.FromMinutes(5));
        await AddAsync(client, 2);
        var fleet = await FleetAsync();
        var ours = new ManualClock();
        ours.Set(clock.GetUtcNow() + TimeSpan.FromMinutes(58));
        var hourly = new HourlyChanges(fleet, ours);
        Assert.Null(hourly.Of(fleet.Servers[0]));

        await hourly.ReadAsync(Token);
        Assert.Equal(2, hourly.Of(fleet.Servers[0]));

        await AddAsync(client, 4);
        await UntilAsync(fleet, () => hourly.Of(fleet.Servers[0]) == 6);
        ours.Advance(TimeSpan.FromMinutes(3));
        await hourly.ReadAsync(Token);
        Assert.Equal(0, hourly.Of(fleet.Servers[0]));
        await AddAsync(client, 1);
        await UntilAsync(fleet, () => hourly.Of(fleet.Servers[0]) == 1);
    }

    [Fact]
    public async Task Of_a_server_that_does_not_answer_nothing_is_known()
    {
        var alpha = await DaemonAsync("Alpha", new MovieNet.Protocol.Movie { Title = "Ran" });
        var fleet = await FleetAsync();
        var hourly = new HourlyChanges(fleet, TimeProvider.System);
        await hourly.ReadAsync(Token);
        Assert.Equal(1, hourly.Of(fleet.Servers[0]));

        await alpha.StopAsync();
        await UntilAsync(fleet, "Alpha", LinkState.NoAnswer);

        Assert.Null(hourly.Of(fleet.Servers[0]));
    }

    private static async Task AddAsync(MovieNet.Protocol.MovieClient client, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await client.AddAsync(new() { Title = Guid.NewGuid().ToString() }, Guid.NewGuid(), Token);
        }
    }
}
