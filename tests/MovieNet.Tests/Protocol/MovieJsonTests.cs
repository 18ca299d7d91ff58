using System.Text;
using System.Text.Json;
using MovieNet.Protocol;

namespace MovieNet.Tests.Protocol;

public sealed class MovieJsonTests
{
    private static string Problems(string json, string path)
    {
        using var document = JsonDocument.Parse(json);
        var problems = new List<FieldProblem>();
        Assert.Equal(MovieJson.ReadSent(document.RootElement, path, problems) is null, problems.Count > 0);
        return string.Join(' ', problems.Select(problem => problem.Field));
    }

    [Theory]
    [InlineData("movie", "movie.title movie.year movie.genres[1] movie.genres[2]")]
    [InlineData("", "title year genres[1] genres[2]")]
    public void Every_problem_is_named_once_by_its_path(string path, string fields)
    {
        Assert.Equal(fields, Problems("""{"title":7,"year":1.5,"genres":["a",null,""]}""", path));
    }

    [Fact]
    public void A_list_of_too_many_bad_items_is_one_problem()
    {
        Assert.Equal("cast", Problems($$"""{"title":"x","cast":[{{string.Join(',', Enumerable.Repeat("1", 5_000))}}]}""", ""));
    }

    [Fact]
    public void The_canonical_form_is_that_of_RFC_8785()
    {
        var movie = new Movie
        {
            Title = "\u20ac$\u000f\nA'B\"\\\\\"/ é 𝄞 \u007f \u2028",
            Year = 1999,
            Rating = 8.0m,
            Cast = ["b", "a"],
            Synopsis = "a\tb\nc",
        };

        // Section 3.2.2.2: only what must be is escaped, in its shortest form; members are sorted; 8.0 is 8.
        Assert.Equal(
            "{\"cast\":[\"b\",\"a\"],\"rating\":8,\"synopsis\":\"a\\tb\\nc\",\"title\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/ é 𝄞 \u007f \u2028\",\"year\":1999}",
            Encoding.UTF8.GetString(CanonicalJson.Write(movie)));
    }

    [Fact]
    public void Equal_movies_have_equal_hashes_and_others_have_not()
    {
        var movie = new Movie { Title = "Alien", Rating = 8.50m, Genres = ["Horror"] };

        Assert.Equal(ContentHash.Of(movie), ContentHash.Of(movie with { Rating = 8.5m }));
        Assert.NotEqual(ContentHash.Of(movie), ContentHash.Of(movie with { Genres = ["horror"] }));
        Assert.Matches("^[0-9a-f]{32}$", ContentHash.Of(movie));
    }

    [Theory]
    [InlineData(678, "2026-01-02T03:04:05.678Z")]
    [InlineData(680, "2026-01-02T03:04:05.680Z")]
    [InlineData(0, "2026-01-02T03:04:05.000Z")]
    public void A_record_goes_over_the_wire_and_comes_back_the_same(int milliseconds, string updatedAt)
    {
        var record = new MovieRecord(7, 3, new(2026, 1, 2, 3, 4, 5, milliseconds, TimeSpan.Zero), "00112233445566778899aabbccddeeff", new Movie
        {
            Title = "七人の侍 𝄞 \"<&>\"", Year = 1954, Rating = 8.6m, RuntimeMinutes = 207, Directors = ["Kurosawa"], ImdbId = "tt0047478",
        });

        var json = JsonSerializer.Serialize(record, ProtocolJson.Options);

        Assert.Equal(record, JsonSerializer.Deserialize<MovieRecord>(json, ProtocolJson.Options));
        Assert.Contains("七人の侍", json, StringComparison.Ordinal);
        Assert.Contains($"\"{updatedAt}\"", json, StringComparison.Ordinal);
    }
}
