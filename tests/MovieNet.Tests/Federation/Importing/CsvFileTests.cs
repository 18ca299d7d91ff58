using System.Text;
using MovieNet.Federation;

namespace MovieNet.Tests.Federation.Importing;

public sealed class CsvFileTests : ImportFileTest
{
    [Fact]
    public async Task Every_member_of_a_movie_is_read()
    {
        var records = await ReadAsync("films.csv", """
            title,year,directors,cast,genres,runtimeMinutes,rating,language,country,synopsis,imdbId,posterUrl
            Alien,1979,Ridley Scott,Tom Skerritt; Sigourney Weaver,Horror|Sci-Fi,117,8.5,English,United Kingdom,"A crew, a ship, a guest.",tt0078748,https://example.org/alien.jpg
            """);

        var movie = MovieOf(Assert.Single(records));
        Assert.Equal(1979, movie.Year);
        Assert.Equal(["Tom Skerritt", "Sigourney Weaver"], movie.Cast);
        Assert.Equal(["Horror", "Sci-Fi"], movie.Genres);
        Assert.Equal(117, movie.RuntimeMinutes);
        Assert.Equal(8.5m, movie.Rating);
        Assert.Equal("A crew, a ship, a guest.", movie.Synopsis);
        Assert.Equal("tt0078748", movie.ImdbId);
        Assert.Equal("https://example.org/alien.jpg", movie.PosterUrl);
    }

    [Fact]
    public async Task Html_entities_stay_as_they_are_and_part_no_list()
    {
        var movie = MovieOf(Assert.Single(await ReadAsync("films.csv", "title,genres\n21 &amp; Over,Rock &amp; Roll;War &#38; Peace; Caf&eacute;s\n")));

        Assert.Equal("21 &amp; Over", movie.Title);
        Assert.Equal(["Rock &amp; Roll", "War &#38; Peace", "Caf&eacute;s"], movie.Genres);
    }

    [Fact]
    public async Task A_record_has_the_number_of_its_first_line()
    {
        var records = await ReadAsync("films.csv", "title,synopsis\n\nAlien,\"One.\r\nTwo.\"\nHeat,\n\n\nRan,\n");

        Assert.Equal([3, 5, 8], records.Select(record => record.Number));
        Assert.Equal("One.\nTwo.", MovieOf(records[0]).Synopsis);
    }

    [Theory]
    [InlineData("Alien,\"1,994\",", "2: year must be a whole number, is “1,994”")]
    [InlineData("Alien,1927/28,", "2: year must be a whole number, is “1927/28”")]
    [InlineData("Alien,1979.0,", "2: year must be a whole number, is “1979.0”")]
    [InlineData("Alien,99999999999999999999999999999999,", "2: year must be a whole number, is “99999999999999999999999999999999”")]
    [InlineData("Alien,9999999999,", "2: year must be from 1870 to 2100")]
    [InlineData("Alien,1979,tt420238", "2: imdbId must be tt and 7 to 10 digits, such as tt0047478")]
    [InlineData(",1979,", "2: title is required")]
    [InlineData("Alien,x,y", "2: year must be a whole number, is “x”; imdbId must be tt and 7 to 10 digits, such as tt0047478")]
    [InlineData("Alien", "2: there are 1 cells, but 3 columns")]
    [InlineData("Salt, Sugar,2011,", "2: there are 4 cells, but 3 columns")]
    [InlineData("\"Hello\" Dolly,1969,", "2: there is text behind a closing quote")]
    [InlineData("Ran,1985,\nAlien,\"1979", "3: a quote is opened and never closed")]
    public async Task A_bad_line_is_reported_with_its_number_and_every_reason(string line, string problem) =>
        Assert.Equal([problem], Bad(await ReadAsync("films.csv", $"title,year,imdbId\n{line}\n")));

    [Fact]
    public async Task The_lines_around_a_bad_one_are_read()
    {
        var records = await ReadAsync("films.csv", "title,year\nAlien,1979\nHeat,x\nRan,1985\n");

        Assert.Equal(["Alien", null, "Ran"], records.Select(record => record.Movie?.Title));
        Assert.Equal("Heat", records[1].Title);
    }

    [Fact]
    public async Task Only_the_cell_that_is_no_utf8_is_bad()
    {
        var file = await OpenAsync("films.csv", [.. "title,country\nAm"u8, 0xE9, .. "lie,France\nRan,Japan\n"u8]);

        Assert.Equal(["2: title is not valid UTF-8"], Bad(await ReadAsync(file)));
    }

    [Fact]
    public async Task In_quotes_white_space_around_a_text_was_meant_and_backslash_n_is_text()
    {
        var records = await ReadAsync("films.csv", "title,year,country,language,genres,imdbId\n Alien , 1979 ,\\N, ,\" a ; b \",tt0078748 \n\" Ran \",\" 1985 \",\"\\N\",\" \",\"[\"\" a;\"\"]\",\" tt0089881\"\n");

        Assert.Equal(new() { Title = "Alien", Year = 1979, Genres = ["a", "b"], ImdbId = "tt0078748" }, MovieOf(records[0]));
        Assert.Equal(new() { Title = " Ran ", Year = 1985, Country = "\\N", Language = " ", Genres = [" a;"], ImdbId = "tt0089881" }, MovieOf(records[1]));
    }

    [Theory]
    [InlineData("[\"\"Horror\"\",\"\"Sci-Fi\"\"]", "Horror", "Sci-Fi")]
    [InlineData("[Unknown]; ['Drama']", "[Unknown]", "['Drama']")]
    [InlineData("[]")]
    public async Task A_list_may_stand_as_a_json_array(string cell, params string[] genres) =>
        Assert.Equal(genres, MovieOf(Assert.Single(await ReadAsync("films.csv", $"title,genres\nAlien,\"{cell}\"\n"))).Genres);

    [Fact]
    public async Task A_json_array_of_other_things_than_texts_is_no_list() =>
        Assert.Equal(["2: genres[1] must be text"], Bad(await ReadAsync("films.csv", "title,genres\nAlien,\"[\"\"Horror\"\",{\"\"id\"\":1}]\"\n")));

    [Theory]
    [InlineData("title;year\nAlien, the film;1979\n")]
    [InlineData("title\tyear\nAlien, the film\t1979\n")]
    [InlineData("\uFEFFTitle,Year\r\n\"Alien, the film\",1979\r\n")]
    public async Task The_delimiter_the_byte_order_mark_and_the_line_ends_do_not_matter(string content)
    {
        var movie = MovieOf(Assert.Single(await ReadAsync("films.csv", content)));

        Assert.Equal(("Alien, the film", 1979), (movie.Title, movie.Year));
    }

    [Fact]
    public async Task A_delimiter_can_be_said() =>
        Assert.Equal("Alien, or so", MovieOf(Assert.Single(await ReadAsync("films.csv", "title:a,b:c\nAlien, or so:1:2\n", new() { Delimiter = ':' }))).Title);

    [Fact]
    public async Task Utf16_is_read_by_its_byte_order_mark()
    {
        var file = await OpenAsync("films.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("title\nAmélie\n")]);

        Assert.Equal("Amélie", MovieOf(Assert.Single(await ReadAsync(file))).Title);
    }

    [Fact]
    public async Task In_tsv_quotes_are_text()
    {
        var movie = MovieOf(Assert.Single(await ReadAsync("films.tsv", "tconst\tprimaryTitle\tstartYear\ntt0078748\t\"Alien\"\t\\N\n")));

        Assert.Equal(("\"Alien\"", null), (movie.Title, movie.Year));
    }

    [Fact]
    public async Task A_header_without_lines_holds_no_records() => Assert.Empty(await ReadAsync("films.csv", "title,year\n"));

    [Fact]
    public async Task An_empty_file_is_refused() => Assert.EndsWith("films.csv: it is empty", await RefusalAsync("films.csv", ""), StringComparison.Ordinal);

    [Fact]
    public async Task A_quote_that_eats_megabytes_ends_the_reading_instead_of_the_memory()
    {
        var file = await OpenAsync("films.csv", "title\nAlien\n\"Ran\n" + new string('x', 40 << 20));

        var ended = await Assert.ThrowsAsync<ImportException>(() => ReadAsync(file));
        Assert.Contains("the record in line 3 is longer than 8 MiB", ended.Message, StringComparison.Ordinal);
    }
}
