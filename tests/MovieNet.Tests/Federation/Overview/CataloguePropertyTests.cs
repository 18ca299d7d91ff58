using MovieNet.Federation;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation.Overview;

/// <summary>Whatever happens to the records, the index says of every movie what matching and merging all records anew would say.</summary>
public class CataloguePropertyTests
{
    private static readonly string[] Names = ["B", "A", "D", "C"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 100)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_worked_in_change_by_change_is_what_merging_everything_gives(int seed)
    {
        var random = new Random(seed);
        var kept = new KeptCatalogue(Names);
        var next = 0L;
        for (var step = 0; step < 40; step++)
        {
            var before = kept.Snapshot.In(MovieOrder.Title).ToDictionary(row => row.Key);
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                Change(random, kept, ref next);
            }

            if (random.Next(6) == 0)
            {
                var server = kept.Server(Names[random.Next(Names.Length)]);
                kept.Catalogue.SetCurrent(server, !server.IsCurrent);
            }
            else if (random.Next(12) == 0)
            {
                kept.Turn();
            }

            var changed = kept.Catalogue.Commit();

            var snapshot = kept.Snapshot;
            Assert.Equal(kept.Merged, kept.Indexed);
            var after = snapshot.In(MovieOrder.Title).ToDictionary(row => row.Key);
            var touched = before.Keys.Union(after.Keys).Where(key => before.GetValueOrDefault(key) != after.GetValueOrDefault(key)).ToHashSet();
            Assert.True(changed is null || changed.SetEquals(touched), "those that are said to have changed are those that did");
            AssertOrders(snapshot);
        }
    }

    [Fact]
    public async Task The_real_catalogues_of_the_samples_are_judged_as_the_merger_judges_them()
    {
        var kept = new KeptCatalogue("alpha", "beta", "gamma");
        foreach (var server in new[] { "alpha", "beta", "gamma" })
        {
            foreach (var (movie, id) in (await Samples.ReadAsync(server)).Select((movie, i) => (movie, i + 1)))
            {
                kept.Put(server, id, 1, movie);
            }
        }

        kept.Catalogue.Commit();

        Assert.InRange(kept.Snapshot.Movies, 150, 200);
        Assert.Equal(kept.Merged, kept.Indexed);
    }

    private static void Change(Random random, KeptCatalogue kept, ref long next)
    {
        var some = kept.Records.ElementAtOrDefault(random.Next(24));
        switch (random.Next(4))
        {
            case 0 when some is not null:
                kept.Remove(some.Server, some.Record.Id);
                break;
            case 1 when some is not null:
                kept.Put(some.Server, some.Record.Id, some.Record.Version + 1, Disagreeing.Edited(random, some.Record.Movie));
                break;
            case 2 when some is not null:
                // What another server has, as it has it or a little otherwise.
                kept.Put(Names[random.Next(Names.Length)], ++next, 1, random.Next(2) == 0 ? some.Record.Movie : Disagreeing.Edited(random, some.Record.Movie));
                break;
            default:
                kept.Put(Names[random.Next(Names.Length)], ++next, 1, Disagreeing.Movie(random));
                break;
        }
    }

    private static void AssertOrders(CatalogueSnapshot snapshot)
    {
        foreach (var order in Enum.GetValues<MovieOrder>())
        {
            foreach (var descending in new[] { false, true })
            {
                var rows = snapshot.In(order, descending);
                Assert.Equal(rows.Order(new RowComparer(order, descending)), rows);
                Assert.Equal(snapshot.Movies, rows.Distinct().Count());
            }
        }
    }
}
