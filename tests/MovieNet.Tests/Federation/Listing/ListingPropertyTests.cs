using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation.Listing;

/// <summary>The list, read page by page from real daemons, is what matching and merging of everything at once would give.</summary>
public class ListingPropertyTests : FleetTest
{
    private static readonly string[] Names = ["A", "B", "C"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 2)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Every_movie_comes_once_in_order_and_merged_as_if_everything_had_been_read(int seed)
    {
        var everything = Catalogues.Everything(await StartAsync(seed, films: 400));
        var fleet = await FleetAsync();

        Assert.Equal(everything.Select(Catalogues.Row), (await ReadAsync(fleet, null, MovieFilter.All)).Select(Catalogues.Row));
        Assert.Equal(
            everything.Where(movie => movie.Inconsistencies.Any(found => found is Inconsistency.Differs or Inconsistency.Duplicate)).Select(Catalogues.Row),
            (await ReadAsync(fleet, null, MovieFilter.Differs)).Select(Catalogues.Row));
        Assert.Equal(
            everything.Where(movie => movie.Inconsistencies.Any(found => found is Inconsistency.Missing)).Select(Catalogues.Row),
            (await ReadAsync(fleet, null, MovieFilter.Missing)).Select(Catalogues.Row));
        Assert.Equal(
            everything.Where(movie => movie.IsOnlyOnOneServer).Select(Catalogues.Row),
            (await ReadAsync(fleet, null, MovieFilter.OnlyOne)).Select(Catalogues.Row));
        var from = TitleKey.Of("Jagten");
        Assert.Equal(
            everything.Where(movie => SortKeyComparer.Instance.Compare(movie.SortKey, from) >= 0).Select(Catalogues.Row),
            (await ReadAsync(fleet, null, MovieFilter.All, "Jagten")).Select(Catalogues.Row));
    }

    [Fact]
    public async Task Thousands_of_movies_that_mostly_agree_are_read_page_by_page()
    {
        var random = new Random(7);
        var films = Enumerable.Range(0, 2_400).Select(i => new Movie { Title = $"Film {i % 1_200}", Year = 1950 + (i / 1_200), ImdbId = $"tt{1_000_000 + i}" }).ToArray();
        var records = await StartAsync([.. Names.Select(_ => films.Where(_ => random.Next(10) != 0).ToArray())]);
        var fleet = await FleetAsync();

        Assert.Equal(Catalogues.Everything(records).Select(Catalogues.Row), (await ReadAsync(fleet, null, MovieFilter.All)).Select(Catalogues.Row));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_search_finds_what_any_server_finds_and_shows_no_movie_twice(int seed)
    {
        var records = await StartAsync(seed, films: 400);
        var everything = Catalogues.Everything(records);
        var fleet = await FleetAsync();

        // Every word of these is a whole word of titles, so what a server finds can be told without its search.
        var rows = await ReadAsync(fleet, "Emma", MovieFilter.All);

        bool Finds(MovieRecord record) => TitleKey.Of(record.Movie.Title).Split(' ').Contains("emma", StringComparer.Ordinal);
        Assert.Equal(
            everything.Where(movie => movie.Records.Any(record => Finds(record.Record))).Select(Catalogues.Row).Order(StringComparer.Ordinal),
            rows.Select(Catalogues.Row).Order(StringComparer.Ordinal));
    }

    private static async Task<IReadOnlyList<MergedMovie>> ReadAsync(Fleet fleet, string? words, MovieFilter filter, string? from = null)
    {
        var listing = new MovieListing(fleet, words, filter, from);
        var before = 0;
        while (listing.HasMore)
        {
            var first = listing.Rows.Take(before).ToList();
            await listing.LoadAsync(150, () => { }, Token);
            Assert.Equal(first, listing.Rows.Take(before));
            Assert.True(listing.Rows.Count >= before + 150 || !listing.HasMore);
            before = listing.Rows.Count;
        }

        Assert.All(listing.Servers, server => Assert.Null(server.Silence));
        return listing.Rows;
    }

    private Task<Dictionary<string, IReadOnlyList<MovieRecord>>> StartAsync(int seed, int films) => StartAsync(Catalogues.Random(seed, Names.Length, films));

    private async Task<Dictionary<string, IReadOnlyList<MovieRecord>>> StartAsync(Movie[][] catalogues)
    {
        var records = new Dictionary<string, IReadOnlyList<MovieRecord>>(StringComparer.Ordinal);
        foreach (var (name, movies) in Names.Zip(catalogues))
        {
            var server = await DaemonAsync(name);
            await FillLooselyAsync(server, movies);
            records[name] = await RecordsOfAsync(server);
        }

        return records;
    }

    // Random catalogues hold movies that a server refuses as the same; those are left out.
    private static async Task FillLooselyAsync(TestServer server, Movie[] movies)
    {
        await using var client = await ConnectAsync(server);
        foreach (var some in movies.Chunk(500))
        {
            await client.ImportAsync(some, replace: false, Guid.NewGuid(), Token);
        }
    }
}
