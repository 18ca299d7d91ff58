using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Tests.Federation.Overview;

/// <summary>What matters only where there are many movies.</summary>
public class ManyMoviesTests
{
    private static readonly string[] Names = ["A", "B", "C"];

    private readonly Random random = new(11);
    private readonly KeptCatalogue kept = new(Names);

    [Fact]
    public void Every_order_stays_sorted_through_changes_of_few_and_of_many_movies()
    {
        Fill(6_000);
        kept.Catalogue.Commit();
        AssertSorted();
        foreach (var changes in new[] { 1, 3, 50, 2_500, 1, 4_000 })
        {
            foreach (var some in Enumerable.Range(0, changes).Select(_ => kept.Records.ElementAt(random.Next(kept.Records.Count))).Distinct().ToList())
            {
                if (random.Next(3) == 0 || changes == 4_000)
                {
                    kept.Remove(some.Server, some.Record.Id);
                }
                else
                {
                    kept.Put(some.Server, some.Record.Id, some.Record.Version + 1, Film(random.Next(9_000)) with { Rating = random.Next(100) / 10m });
                }
            }

            kept.Catalogue.Commit();
            AssertSorted();
        }
    }

    [Fact]
    public void Thousands_at_once_are_judged_as_the_merger_judges_them()
    {
        Fill(6_000);

        kept.Catalogue.Commit();

        Assert.Equal(kept.Merged, kept.Indexed);
    }

    private void Fill(int films)
    {
        var id = 0L;
        for (var i = 0; i < films; i++)
        {
            foreach (var name in Names.Where(_ => random.Next(3) != 0))
            {
                kept.Put(name, ++id, 1, random.Next(5) == 0 ? Disagreeing.Edited(random, Film(i)) : Film(i));
            }
        }
    }

    private static Movie Film(int i) => new()
    {
        Title = i % 100 == 0 ? $"Film {i - 1} (Film {i})" : $"Film {i}",
        Year = i % 7 == 0 ? null : 1950 + (i % 70),
        Rating = i % 9 == 0 ? null : i % 100 / 10m,
        Genres = ["Drama", "Crime"],
        Cast = ["A", "B"],
    };

    private void AssertSorted()
    {
        foreach (var order in Enum.GetValues<MovieOrder>())
        {
            foreach (var descending in new[] { false, true })
            {
                var rows = kept.Snapshot.In(order, descending);
                Assert.Equal(rows.ToHashSet().Order(new RowComparer(order, descending)), rows);
                Assert.Equal(rows, Enumerable.Range(0, rows.Count).Select(i => rows[i]));
                Assert.Equal(kept.Snapshot.Movies, rows.Count);
            }
        }
    }
}
