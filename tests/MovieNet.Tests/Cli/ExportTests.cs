using MovieNet.Protocol;

namespace MovieNet.Tests.Cli;

public sealed class ExportTests : CliTest
{
    private static readonly Movie[] Movies = [new() { Title = "Ran", Year = 1985, Genres = ["War", "Drama"] }, new() { Title = " Alien", Year = 1979, Synopsis = "=1\n\"2\"" }];

    [Fact]
    public async Task The_movies_of_a_server_are_written_as_import_takes_them()
    {
        await ServeAsync("Alpha", Movies);
        await ServeAsync("Beta");

        var run = await RunAsync("export", FileIn("alpha.csv"), "--server", "alpha");

        Assert.Equal((0, $"Alpha: 2 movies written to {FileIn("alpha.csv")}."), (run.ExitCode, run.Lines.Single()));
        Assert.Equal(
            """"
            title,year,directors,cast,genres,runtimeMinutes,rating,language,country,synopsis,imdbId,posterUrl
            " Alien",1979,,,,,,,,"=1
            ""2""",,
            Ran,1985,,,War; Drama,,,,,,,

            """",
            await File.ReadAllTextAsync(FileIn("alpha.csv"), Stop));

        Assert.Equal(0, (await RunAsync("import", FileIn("alpha.csv"), "--server", "Beta")).ExitCode);
        Assert.Equal(0, (await RunAsync("export", FileIn("beta.csv"), "--server", "Beta")).ExitCode);
        Assert.Equal(await File.ReadAllBytesAsync(FileIn("alpha.csv"), Stop), await File.ReadAllBytesAsync(FileIn("beta.csv"), Stop));
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(FileIn("beta.csv"))!), file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dash_is_the_standard_output_and_nothing_else_goes_there()
    {
        await ServeAsync("Alpha", Movies);

        var run = await RunAsync("export", "-", "--server", "Alpha", "--format", "jsonl", "--year-from", "1980", "--query", "ran", "--genre", "drama");

        Assert.Equal((0, """{"genres":["War","Drama"],"title":"Ran","year":1985}""" + "\n", ""), (run.ExitCode, run.Output, run.Error));
        Assert.StartsWith("title,year,", (await RunAsync("export", "-", "--server", "Alpha")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_is_written_over_only_when_asked()
    {
        await ServeAsync("Alpha", Movies);
        var file = FileOf("films.jsonl", "mine");

        var run = await RunAsync("export", file, "--server", "Alpha");

        Assert.Equal((2, $"movienet: {file} is there already: --overwrite writes over it.\n"), (run.ExitCode, run.Error));
        Assert.Equal("mine", await File.ReadAllTextAsync(file, Stop));
        Assert.Equal(0, (await RunAsync("export", file, "--server", "Alpha", "--overwrite")).ExitCode);
        Assert.Contains("Ran", await File.ReadAllTextAsync(file, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_ends_with_3_and_leaves_no_file()
    {
        await ServeNobodyAsync("Alpha");

        var run = await RunAsync("export", FileIn("films.csv"), "--server", "Alpha");

        Assert.Equal((3, "movienet: Alpha does not answer: connection refused.\n"), (run.ExitCode, run.Error));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(FileIn("films.csv"))!, "films*"));
    }
}
