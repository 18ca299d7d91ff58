using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Cli;

public sealed class ImportTests : CliTest
{
    [Fact]
    public async Task Good_lines_go_in_and_bad_ones_are_reported_with_number_and_reason()
    {
        var server = await ServeAsync("Alpha");
        var file = FileOf("films.csv", "Film,Year\nAlien,1979\nHeat,x\nRan,1985\nalien,1979\n");

        var run = await RunAsync("import", file, "--server", "alpha");

        Assert.Equal(4, run.ExitCode);
        Assert.Equal(["films.csv: title=Film, year=Year", "Alpha: 2 added, 0 replaced, 1 skipped, 1 rejected."], run.Lines);
        Assert.Equal("films.csv line 3 (“Heat”): year must be a whole number, is “x”\n", run.Error);
        Assert.Equal(1985, (await RecordAsync(server, "Ran")).Movie.Year);
    }

    [Fact]
    public async Task Several_files_go_in_one_after_the_other()
    {
        var server = await ServeAsync("Alpha");

        var run = await RunAsync(
            "import", FileOf("a.json", """[{"name":"Alien"},{"name":""}]"""), FileOf("b.tsv", "title\tyear\nRan\t1985\n"), "--server", "Alpha", "--json", "--rejected", FileOf("bad.txt", ""));

        Assert.Equal(4, run.ExitCode);
        Assert.Equal(
            """{"server":"Alpha","rejected":[{"file":"a.json","item":2,"title":null,"problems":[{"field":"title","problem":"is required"}]}],"added":2,"replaced":0,"skipped":0}""",
            run.Json.ToJsonString());
        Assert.Equal("a.json item 2: title is required\n", await File.ReadAllTextAsync(FileIn("bad.txt"), Stop));
        Assert.Equal(2, server.Number("SELECT count(*) FROM movie"));
    }

    [Fact]
    public async Task Existing_movies_are_replaced_when_asked()
    {
        var server = await ServeAsync("Alpha", new Movie { Title = "Ran", Year = 1985, Language = "Japanese" });

        var run = await RunAsync("import", FileOf("films.csv", "title,year,genre\nRan,1985,War\n"), "--server", "Alpha", "--replace");

        Assert.Equal((0, "Alpha: 0 added, 1 replaced, 0 skipped, 0 rejected."), (run.ExitCode, run.Lines[^1]));
        Assert.Equal(new() { Title = "Ran", Year = 1985, Genres = ["War"] }, (await RecordAsync(server, "Ran")).Movie);
    }

    [Theory]
    [InlineData("there is no column “Film” for title; its columns are “title”, “a”, “b”.", "--map", "title=Film")]
    [InlineData("no column holds the title", "--map", "year=a")]
    [InlineData("“Film” is no mapping", "--map", "Film")]
    public async Task A_wrong_mapping_ends_with_2_before_anything_is_sent(string message, params string[] map)
    {
        var server = await ServeAsync("Alpha");
        var good = FileOf("good.csv", "title,a,b\nRan,1,2\n");

        var run = await RunAsync(["import", good, FileOf("films.csv", "a,b\n1,2\n"), "--server", "Alpha", .. map]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(0, server.Number("SELECT count(*) FROM movie"));
    }

    [Fact]
    public async Task A_file_that_is_not_there_ends_with_2()
    {
        await ServeAsync("Alpha");

        var run = await RunAsync("import", "no such.csv", "--server", "Alpha");

        Assert.Equal((2, "movienet: no such.csv does not exist.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_ends_with_3()
    {
        await ServeNobodyAsync("Alpha");

        var run = await RunAsync("import", FileOf("films.csv", "title\nRan\n"), "--server", "Alpha");

        Assert.Equal((3, "movienet: Alpha does not answer: connection refused.\n"), (run.ExitCode, run.Error));
    }
}
