using System.Diagnostics;
using MovieNet.Federation;
using static MovieNet.Tests.Federation.Records;

namespace MovieNet.Tests.Federation;

/// <summary>What holds for any records, tried on small random catalogues that are full of remakes, gaps and near misses.</summary>
public class MatcherPropertyTests
{
    private static readonly string[] Titles =
        ["Emma", "The Emma", "Emma (BBC)", "Emma (Jagten)", "Hunt, The (Jagten)", "Jagten", "The Hunt", "Carrie", "Carrie &amp; Emma"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_of_the_records_decides_nothing(int seed)
    {
        var random = new Random(seed);
        var records = Catalogue(random);
        var expected = Describe(Matcher.Match(records));

        for (var i = 0; i < 5; i++)
        {
            random.Shuffle(records);
            Assert.Equal(expected, Describe(Matcher.Match(records)));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_record_is_in_exactly_one_group(int seed)
    {
        var records = Catalogue(new Random(seed));

        Assert.Equal(
            records.Select(record => (record.Server, record.Record.Id)).Order(),
            Matcher.Match(records).SelectMany(group => group.Records).Select(record => (record.Server, record.Record.Id)).Order());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Groups_joined_by_title_keep_their_conditions(int seed)
    {
        foreach (var group in Matcher.Match(Catalogue(new Random(seed))))
        {
            var movies = group.Records.Select(record => record.Record.Movie).ToList();
            if (movies.Select(movie => movie.ImdbId).Distinct(StringComparer.Ordinal).Count() == 1 && movies[0].ImdbId is not null)
            {
                continue; // Joined by id: then years may be anything.
            }

            Assert.InRange(movies.Select(movie => movie.ImdbId).OfType<string>().Distinct(StringComparer.Ordinal).Count(), 0, 1);
            var years = movies.Select(movie => movie.Year).OfType<int>().ToList();
            Assert.True(years.Count == 0 || years.Max() - years.Min() <= 1, Name(group));
            Assert.All(
                group.Records.Where(record => record.Record.Movie.Year is not null).GroupBy(record => record.Server, StringComparer.Ordinal),
                ofServer => Assert.Single(ofServer.Select(record => record.Record.Movie.Year).Distinct()));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_join_has_a_reason_and_every_doubt_is_said_on_both_sides(int seed)
    {
        var groups = Matcher.Match(Catalogue(new Random(seed)));
        foreach (var group in groups)
        {
            Assert.Equal(group.Records.Count > 1, group.Reasons.Count > 0);
            foreach (var other in group.CouldBe)
            {
                var back = groups.GroupOf(other.Records[0]).CouldBe;
                Assert.True(
                    back.Count == Matcher.MaximumCouldBe || back.Any(one => one.Records.SequenceEqual(group.Records)),
                    $"{Name(group)} could be {Name(other.Records)}, but not the other way round");
            }
        }
    }

    [Fact]
    public void Thousands_of_records_of_one_title_do_not_take_a_time_that_grows_with_their_square()
    {
        // Every way in which one bucket can be crowded: ids, none, no year, one server, many servers, brackets.
        var crowded = Enumerable.Range(1, 45_000).Select(i => (i % 5) switch
        {
            0 => On("A", "Emma", 1996, $"tt{i:0000000}", i),
            1 => On($"S{i}", "Emma", 1996, null, i),
            2 => On("B", "Emma", i % 2 == 0 ? null : 1997, null, i),
            3 => On("C", $"Emma ({i})", 1996 + (i % 3), null, i),
            _ => On("D", "Emma", null, $"tt{i:0000000}", i),
        }).ToList();

        var watch = Stopwatch.StartNew();
        Matcher.Match(crowded);

        // It takes about half a second; a quadratic pass over 9,000 times 9,000 records takes minutes.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    private static ServerRecord[] Catalogue(Random random)
    {
        var records = new List<ServerRecord>();
        foreach (var server in new[] { "A", "B", "C", "D" }.Take(random.Next(1, 5)))
        {
            for (var id = 1; id <= random.Next(1, 7); id++)
            {
                var year = random.Next(4) == 0 ? (int?)null : 1994 + random.Next(5);
                var imdb = random.Next(3) == 0 ? $"tt000000{random.Next(1, 4)}" : null;
                records.Add(On(server, Titles[random.Next(Titles.Length)], year, imdb, id));
            }
        }

        return [.. records];
    }
}
