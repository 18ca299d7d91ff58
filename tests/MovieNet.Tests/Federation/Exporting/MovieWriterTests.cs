using System.Text;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Tests.Federation.Importing;

namespace MovieNet.Tests.Federation.Exporting;

public sealed class MovieWriterTests : ImportFileTest
{
    private static readonly Movie Alien = new()
    {
        Title = "Alien", Year = 1979, Directors = ["Ridley Scott"], Cast = ["Tom Skerritt", "Sigourney Weaver"], Genres = ["Horror", "Sci-Fi"],
        RuntimeMinutes = 117, Rating = 8.5m, Language = "English", Country = "United Kingdom", Synopsis = "A crew, a ship, a guest.", ImdbId = "tt0078748", PosterUrl = "https://example.org/alien.jpg",
    };

    [Fact]
    public async Task Csv_is_as_plain_as_it_can_be() => Assert.Equal(
        """
        title,year,directors,cast,genres,runtimeMinutes,rating,language,country,synopsis,imdbId,posterUrl
        Alien,1979,Ridley Scott,Tom Skerritt; Sigourney Weaver,Horror; Sci-Fi,117,8.5,English,United Kingdom,"A crew, a ship, a guest.",tt0078748,https://example.org/alien.jpg
        Heat,,,,,,,,,,,

        """,
        Encoding.UTF8.GetString(await WriteAsync(ExportFormat.Csv, [Alien, new() { Title = "Heat" }])));

    [Fact]
    public async Task A_line_of_json_is_what_the_content_hash_is_taken_over()
    {
        var line = await WriteAsync(ExportFormat.JsonLines, [Alien]);

        Assert.Equal((byte)'\n', line[^1]);
        Assert.Equal(CanonicalJson.Write(Alien), line[..^1]);
    }

    [Theory]
    [InlineData(ExportFormat.Csv, "title,year,directors,cast,genres,runtimeMinutes,rating,language,country,synopsis,imdbId,posterUrl\n")]
    [InlineData(ExportFormat.JsonLines, "")]
    public async Task Of_no_movies_there_is_a_header_where_the_format_has_one(ExportFormat format, string content) =>
        Assert.Equal(content, Encoding.UTF8.GetString(await WriteAsync(format, [])));

    [Theory]
    [InlineData("Alien", " Alien", "Alien ", "\u00A0Alien\u3000", "\uFEFFAlien", "=1+1", "\\N", "\"Alien\"", "Alien; Aliens", "a|b", "[\"Alien\"]", "21 &amp; Over", "\U0001F3AC", "a\u2028b")]
    public async Task Every_title_comes_back_to_the_letter(params string[] titles)
    {
        Movie[] movies = [.. titles.Select(title => new Movie { Title = title, Language = title, Synopsis = $"{title}\n\t{title}\n" })];

        Assert.Equal(movies, await ThereAndBackAsync(ExportFormat.Csv, movies));
        Assert.Equal(movies, await ThereAndBackAsync(ExportFormat.JsonLines, movies));
    }

    [Theory]
    [InlineData("Horror; Sci-Fi", "Horror", "Sci-Fi")]
    [InlineData("""["Horror;","Sci-Fi"]""", "Horror;", "Sci-Fi")]
    [InlineData("""["a|b"]""", "a|b")]
    [InlineData("""[" a"]""", " a")]
    [InlineData("""["[\"a\"]"]""", "[\"a\"]")]
    [InlineData("""["[]"]""", "[]")]
    [InlineData("[Unknown]", "[Unknown]")]
    [InlineData("Rock &amp; Roll; Tom & Jerry", "Rock &amp; Roll", "Tom & Jerry")]
    [InlineData("""["Rock &amp","Roll"]""", "Rock &amp", "Roll")]
    [InlineData("Lee J. Cobb, Jr.; 侍", "Lee J. Cobb, Jr.", "侍")]
    public async Task Lists_are_parted_by_semicolons_and_json_where_that_would_be_another_list(string cell, params string[] items)
    {
        var info = FieldInfo.Of(MovieField.Genres);

        Assert.Equal(cell, ListText.Write(info, [.. items]));
        Movie[] movies = [new() { Title = "Alien", Genres = [.. items] }];
        Assert.Equal(movies, await ThereAndBackAsync(ExportFormat.Csv, movies));
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.JsonLines)]
    public async Task Whatever_a_server_may_hold_comes_back_to_the_letter(ExportFormat format)
    {
        for (var seed = 1; seed <= 150; seed++)
        {
            var movies = AwkwardMovies.Make(seed, count: 1 + (seed % 40));

            var back = await ThereAndBackAsync(format, movies);

            Assert.True(movies.SequenceEqual(back), $"seed {seed}: {movies.Zip(back).FirstOrDefault(pair => pair.First != pair.Second)}");
        }
    }

    private async Task<IReadOnlyList<Movie>> ThereAndBackAsync(ExportFormat format, IReadOnlyList<Movie> movies)
    {
        var file = await OpenAsync(format == ExportFormat.Csv ? "films.csv" : "films.jsonl", await WriteAsync(format, movies));
        return [.. (await ReadAsync(file)).Select(MovieOf)];
    }

    private static async Task<byte[]> WriteAsync(ExportFormat format, IReadOnlyList<Movie> movies)
    {
        var stream = new MemoryStream();
        await using (var writer = MovieWriter.To(stream, format))
        {
            await writer.WriteAsync(movies, Xunit.TestContext.Current.CancellationToken);
        }

        return stream.ToArray();
    }
}
