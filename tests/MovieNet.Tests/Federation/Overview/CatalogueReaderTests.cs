using MovieNet.Federation;
using MovieNet.Tests.Web;

namespace MovieNet.Tests.Federation.Overview;

public sealed class CatalogueReaderTests : FleetComponentTest
{
    [Fact]
    public async Task Rows_are_fetched_from_those_that_have_them_and_what_is_not_known_is_not_called_missing()
    {
        await using var alpha = await StartAsync("Alpha");
        var beta = await StartAsync("Beta");
        await using var gamma = await StartAsync("Gamma");
        await PutAsync("Alpha", new() { Title = "Ran", Year = 1985, RuntimeMinutes = 162 });
        await PutAsync("Beta", new() { Title = "Ran", Year = 1985, RuntimeMinutes = 160 });
        await PutAsync("Beta", new() { Title = "Stalker", Year = 1979 });
        await IndexedAsync(snapshot => snapshot is { IsReady: true, Movies: 2 } && snapshot.Servers.Sum(server => server.Records) == 3);
        var snapshot = Index.Current;
        var (ran, stalker) = (snapshot.In(MovieOrder.Title)[0], snapshot.In(MovieOrder.Title)[1]);
        var reader = new CatalogueReader(Fleet);

        var all = await reader.ReadAsync(snapshot, [ran, stalker], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("Missing on Gamma; runtime 162 min on Alpha, 160 on Beta", Phrases.WhatIsWrong(all[ran.Key]).ToString());
        Assert.Equal("Only on Beta", Phrases.WhatIsWrong(all[stalker.Key]).ToString());

        await beta.DisposeAsync();
        await WaitAsync("Beta", LinkState.NoAnswer);
        var rest = await reader.ReadAsync(Index.Current, [ran, stalker], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([ran.Key], rest.Keys);
        Assert.Equal(Presence.Unknown, rest[ran.Key].Servers[1].Presence);
        Assert.Equal(Presence.Lacks, rest[ran.Key].Servers[2].Presence);
    }

    [Fact]
    public async Task What_a_quick_server_says_is_told_before_a_slow_one_answers()
    {
        await using var alpha = await StartAsync("Alpha");
        await using var beta = await StartAsync("Beta");
        await PutAsync("Alpha", new() { Title = "Ran", Year = 1985 });
        await PutAsync("Beta", new() { Title = "Ran", Year = 1985 });
        await IndexedAsync(snapshot => snapshot is { IsReady: true, Movies: 1 } && snapshot.Servers.Sum(server => server.Records) == 2);
        var told = new List<IReadOnlyDictionary<long, MergedMovie>>();

        await new CatalogueReader(Fleet).ReadAsync(Index.Current, [.. Index.Current.In(MovieOrder.Title)], told.Add, TestContext.Current.CancellationToken);

        var first = Assert.Single(told).Values.Single();
        Assert.Equal([Presence.Asking, Presence.Has], first.Servers.Select(server => server.Presence).Order().Reverse());
    }
}
