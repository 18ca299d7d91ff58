using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;
using MovieNet.Tests.Telemetry;

namespace MovieNet.Tests.Federation.Telemetry;

public sealed class FleetMeterTests : FleetTest
{
    [Fact]
    public async Task Fan_outs_are_counted_by_server_and_outcome()
    {
        await DaemonAsync("Alpha");
        List.Add(new("Beta", "127.0.0.1", 1));
        var fleet = await FleetAsync();
        using var measured = Listen(fleet);

        await AskAsync(fleet, (client, token) => client.StatusAsync(token));
        await AskAsync(fleet, (client, token) => client.DeleteAsync(7, null, Guid.NewGuid(), token));

        Assert.Equal((1, 1), (measured["movienet.fleet.answers Alpha ok"], measured["movienet.fleet.answers Alpha not_found"]));
        Assert.Equal(2, measured["movienet.fleet.answers Beta not_connected"]);
        Assert.Equal(2, measured["movienet.fleet.answer.duration Alpha"]);
    }

    [Fact]
    public async Task A_server_that_is_away_is_seen_with_its_back_off()
    {
        await DaemonAsync("Alpha");
        List.Add(new("Beta", "127.0.0.1", 1));
        // Its clock stands still, so that the next try does not come meanwhile.
        var fleet = await FleetAsync(Patient with { TimeProvider = new ManualClock() });
        using var measured = Listen(fleet);

        Assert.Equal((1, 0), (measured["movienet.fleet.server.answers Alpha"], measured["movienet.fleet.server.answers Beta"]));
        Assert.Equal((0, 1), (measured["movienet.fleet.server.tries Alpha"], measured["movienet.fleet.server.tries Beta"]));
        Assert.Equal((0, 0.5), (measured["movienet.fleet.server.wait Alpha"], measured["movienet.fleet.server.wait Beta"]));
    }

    [Fact]
    public async Task Writes_are_counted_and_unsettled_ones_are_seen()
    {
        var alpha = Scripted("Alpha");
        alpha.Always("movies.delete", Script.Close);
        var fleet = await FleetAsync();
        using var measured = Listen(fleet);
        await using var writer = new Writer(fleet, State);
        Assert.Equal(0, measured["movienet.fleet.writes.unsettled"]);

        var record = new MovieRecord(1, 1, DateTimeOffset.UnixEpoch, "", new() { Title = "Heat" });
        await foreach (var receipt in writer.ApplyAsync([new PlannedDelete("Alpha", alpha.ServerId, Guid.NewGuid(), record)], Token))
        {
            Assert.Equal(WriteOutcome.Unsure, receipt.Outcome);
        }

        Assert.Equal(1, measured["movienet.fleet.writes.unsettled"]);
        Assert.True(measured["movienet.fleet.writes Alpha unsure"] > 0);
    }

    private static Measured Listen(Fleet fleet) => new(meter => ReferenceEquals(meter.Scope, fleet));

    private static async Task AskAsync<T>(Fleet fleet, Func<MovieClient, CancellationToken, Task<T>> ask)
    {
        await foreach (var _ in fleet.AskAsync((_, client, token) => ask(client, token), cancellationToken: Token))
        {
        }
    }
}
