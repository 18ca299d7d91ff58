using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;
using MovieNet.Tests.Federation.Overview;

namespace MovieNet.Tests.Federation.Writing;

public sealed class BulkOutlookTests : IndexTest
{
    private static readonly FieldSet EveryField = FieldSet.Of(FieldInfo.All.Select(info => info.Field));

    public static TheoryData<BulkAction> Actions =>
    [
        new BulkAction.AddMissing(), new BulkAction.Delete(), new BulkAction.TakeFrom("Alpha", EveryField), new BulkAction.TakeFrom("Gamma", EveryField),
        new BulkAction.TakeFrom("Beta", FieldSet.Of(MovieField.RuntimeMinutes)),
    ];

    [Theory]
    [MemberData(nameof(Actions), DisableDiscoveryEnumeration = true)]
    public async Task What_the_index_says_it_comes_to_is_what_is_planned_from_the_records(BulkAction action)
    {
        foreach (var name in new[] { "Alpha", "Beta", "Gamma" })
        {
            await DaemonAsync(name, [.. await Samples.ReadAsync(name)]);
        }

        var fleet = await FleetAsync();
        var snapshot = (await IndexAsync(fleet)).Current;
        var rows = snapshot.In(MovieOrder.Title);

        var outlook = new BulkOutlook(action, snapshot, rows, fleet.Servers);
        var progress = new List<int>();
        var movies = await new CatalogueReader(fleet).ReadManyAsync(snapshot, rows, progress.Add, Token);
        var plan = new BulkPlan(action, rows.Select(row => movies[row.Key]), fleet.Servers);

        Assert.NotEmpty(plan.Writes);
        Assert.Equal(
            outlook.Servers.Select(server => (server.Server, server.Writes)),
            fleet.Servers.Select(server => (server.Name, plan.Writes.Count(write => string.Equals(write.Server, server.Name, StringComparison.Ordinal)))));
        Assert.Equal(plan.Writes.Count, outlook.WritesOn(_ => true));
        Assert.Subset(outlook.Concerned.Select(row => row.Key).ToHashSet(), rows.Where(row => plan.Movies.Any(movie => movie.Movie == movies[row.Key] && movie.Plan.Writes.Count > 0)).Select(row => row.Key).ToHashSet());
        Assert.Equal(rows.Count, progress[^1]);
    }

    [Fact]
    public async Task Nothing_is_counted_or_planned_on_a_server_that_does_not_answer_or_that_may_have_it()
    {
        var emma = new Movie { Title = "Emma", Year = 1996 };
        await DaemonAsync("Alpha", emma, new Movie { Title = "Emma", Year = 2020 });
        await DaemonAsync("Beta", new Movie { Title = "Emma" });
        var gamma = await DaemonAsync("Gamma");
        var fleet = await FleetAsync();
        var index = await IndexAsync(fleet);
        await gamma.StopAsync();
        await UntilAsync(fleet, "Gamma", LinkState.NoAnswer);
        var snapshot = index.Current;
        var rows = snapshot.In(MovieOrder.Title).Where(row => row.IsOn("Alpha")).ToList();

        var outlook = new BulkOutlook(new BulkAction.AddMissing(), snapshot, rows, fleet.Servers);
        var movies = await new CatalogueReader(fleet).ReadManyAsync(snapshot, rows, cancellationToken: Token);
        var plan = new BulkPlan(new BulkAction.AddMissing(), movies.Values, fleet.Servers);

        Assert.Equal([("Alpha", 0, 0), ("Beta", 0, 2), ("Gamma", 0, 2)], outlook.Servers.Select(server => (server.Server, server.Writes, server.NotKnown)));
        Assert.Equal([false, false, true], outlook.Servers.Select(server => server.Why is not null));
        Assert.Equal(2, outlook.Concerned.Count);
        Assert.Empty(plan.Writes);
        Assert.All(plan.Movies, movie => Assert.Equal(
            ["has it already", "a record of it could be this movie", fleet.Servers[2].Reason], movie.Plan.Servers.Select(server => server.Why)));
    }
}
