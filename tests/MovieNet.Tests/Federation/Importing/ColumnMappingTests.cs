using MovieNet.Federation;

namespace MovieNet.Tests.Federation.Importing;

public sealed class ColumnMappingTests : ImportFileTest
{
    [Theory]
    [InlineData("Title,YEAR,imdb_id", "title=Title, year=YEAR, imdbId=imdb_id")]
    [InlineData("Film,release_date,FilmId", "title=Film, year=release_date, imdbId=FilmId")]
    [InlineData("tconst,primaryTitle,startYear,runtimeMinutes", "title=primaryTitle, year=startYear, runtimeMinutes=runtimeMinutes, imdbId=tconst")]
    [InlineData("name,Release Year,Director,Plot,Runtime (mins),Poster", "title=name, year=Release Year, directors=Director, runtimeMinutes=Runtime (mins), synopsis=Plot, posterUrl=Poster")]
    [InlineData("Name,Title", "title=Title")]
    public async Task What_columns_hold_is_guessed_from_their_names(string header, string mapping) =>
        Assert.Equal(mapping, (await OpenAsync("films.csv", header + "\n")).Mapping.ToString());

    [Theory]
    [InlineData("name,film\nAlien,1\n", "title=name")]
    [InlineData("title,year,startYear\nWings,1927/28,1927\nRan,1985,1985\nHeat,1995/96,1995\n", "title=title, year=startYear")]
    [InlineData("title,year\nWings,1927/28\n", "title=title, year=year")]
    [InlineData("title,runtime,length\nHeat,2 h 50,170\nRan,\\N,162\n", "title=title, runtimeMinutes=length")]
    [InlineData("title,ref\nHeat,tt0113277\nRan,\n", "title=title, imdbId=ref")]
    [InlineData("title,ref\nHeat,tt0113277\nRan,tt0113277\n", "title=title")]
    [InlineData("title,ref\nHeat,tt0113277\nRan,none\n", "title=title")]
    [InlineData("title,country\nHeat,tt0113277\n", "title=title, country=country")]
    public async Task Where_names_leave_it_open_the_first_records_decide(string content, string mapping) =>
        Assert.Equal(mapping, (await OpenAsync("films.csv", content)).Mapping.ToString());

    [Fact]
    public async Task Columns_that_nothing_is_taken_from_are_named() =>
        Assert.Equal(["budget", "Regie"], (await OpenAsync("films.csv", "title,budget,year,Regie\nHeat,1,1995,Mann\n")).Unused);

    [Fact]
    public async Task What_is_said_goes_before_the_guess()
    {
        var options = new ImportOptions { Columns = ColumnMapping.Parse("title=original, Year=, plot=About") };

        var file = await OpenAsync("films.csv", "title,original,year,about\n", options);

        Assert.Equal("title=original, synopsis=about", file.Mapping.ToString());
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_refused_with_those_that_are()
    {
        var options = new ImportOptions { Columns = ColumnMapping.Parse("year=Jahr") };

        Assert.EndsWith(
            "there is no column “Jahr” for year; its columns are “title”, “year”",
            await RefusalAsync("films.csv", "title,year\n", options),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_a_title_is_refused() =>
        Assert.EndsWith("no column holds the title, so say which one it is; its columns are “a”, “b”", await RefusalAsync("films.csv", "a,b\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("title", "“title” is no mapping: expected MEMBER=COLUMN, such as title=Film")]
    [InlineData("titel=Film", "“titel” is no member of a movie: expected title, year,")]
    [InlineData("title=a,Name=b", "title is mapped twice")]
    public void A_mapping_that_is_none_is_refused(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => ColumnMapping.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_whole_date_names_its_year() =>
        Assert.Equal(1979, MovieOf(Assert.Single(await ReadAsync("films.csv", "title,release_date\nAlien,1979-05-25\n"))).Year);

    [Fact]
    public async Task The_format_must_be_said_where_the_name_does_not_say_it()
    {
        Assert.EndsWith("“.dat” does not tell the format: say that it is csv, tsv or json", await RefusalAsync("films.dat", "title\n"), StringComparison.Ordinal);
        Assert.Single(await ReadAsync("films.dat", "title\nAlien\n", new() { Format = ImportFormat.Csv }));
    }
}
