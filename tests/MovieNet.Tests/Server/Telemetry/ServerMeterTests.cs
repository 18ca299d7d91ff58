using MovieNet.Testing;
using MovieNet.Tests.Telemetry;

namespace MovieNet.Tests.Server.Telemetry;

public sealed class ServerMeterTests : ServerTest
{
    [Fact]
    public async Task Requests_are_counted_by_method_and_outcome_those_from_memory_too()
    {
        using var measured = Listen();
        await AddAsync("{'title':'Heat'}");
        for (var i = 0; i < 3; i++)
        {
            // Read from the database, then given from memory.
            await Client.ResultAsync("movies.get", "{'title':'Heat'}");
        }

        await Client.AskAsync(RawClient.Request(9, "movies.get", "{}"));
        await Client.AskAsync("no json");

        Assert.Equal(1, measured["movienet.server.requests movies.add ok"]);
        Assert.Equal(3, measured["movienet.server.requests movies.get ok"]);
        Assert.Equal(1, measured["movienet.server.requests movies.get invalid_params"]);
        Assert.Equal(1, measured["movienet.server.requests none parse_error"]);
        Assert.Equal((2, 1), (measured["movienet.server.cache.hits"], measured["movienet.server.cache.misses"]));
        Assert.Equal((2, 1), (measured["movienet.server.request.duration movies.get"], measured["movienet.server.request.duration movies.add"]));
        Assert.Equal(1, measured["movienet.server.commits"]);
    }

    [Fact]
    public async Task Connections_watchers_and_waiting_writes_are_measured_as_they_are()
    {
        using var measured = Listen();
        await using var watcher = await Server.ConnectAsync();
        await watcher.ResultAsync("movies.watch");
        using (new Hold(Server))
        {
            await Client.SendAsync(RawClient.Request(1, "movies.add", "{'movie':{'title':'Heat'}}"), RawClient.Request(2, "movies.add", "{'movie':{'title':'Ran'}}"));
            await Server.UntilAsync(() => Server.Server.Store.Writes.Waiting == 2, "both writes wait");

            Assert.Equal((2, 1, 2), (measured["movienet.server.connections"], measured["movienet.server.watchers"], measured["movienet.server.writes.waiting"]));
        }

        await Client.ReadJsonAsync();
        await Client.ReadJsonAsync();
        Assert.Equal(0, measured["movienet.server.writes.waiting"]);
        Assert.True(measured["movienet.server.database.size"] > 0);
    }

    [Fact]
    public async Task Status_says_the_essentials()
    {
        await AddAsync("{'title':'Heat'}");
        await Client.ResultAsync("movies.get", "{'title':'Heat'}");
        await Client.ResultAsync("movies.get", "{'title':'Heat'}");
        await Client.ResultAsync("movies.watch");
        await Client.AskAsync("no json");

        var status = await Client.ResultAsync("server.status");

        Assert.Equal((5, 1), ((int)status["requests"]!, (int)status["errors"]!));
        Assert.Equal((1, 1, 1, 0), ((int)status["cacheHits"]!, (int)status["cacheMisses"]!, (int)status["watchers"]!, (int)status["writesWaiting"]!));
    }

    private Measured Listen() => new(meter => ReferenceEquals(meter.Scope, Server.Server.Store));
}
