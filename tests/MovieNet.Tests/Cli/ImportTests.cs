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
            "import", FileOf("a.json", """[{"name":"Alien"},{"name":""}]"""), FileOf("b.tsv", "title\tyear\thint\nRan\t1985\t\n"), "--server", "Alpha", "--json");

        Assert.Equal(4, run.ExitCode);
        Assert.Equal(
            """{"server":"Alpha","files":[{"file":"a.json","mapping":{"title":"name"},"unused":[]},{"file":"b.tsv","mapping":{"title":"title","year":"year"},"unused":["hint"]}],"rejected":[{"file":"a.json","item":2,"title":null,"problems":[{"field":"title","problem":"is required"}]}],"added":2,"replaced":0,"skipped":0}""",
            run.Json.ToJsonString());
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

    [Fact]
    public async Task A_dry_run_shows_the_mapping_and_how_many_records_fit_and_needs_no_server()
    {
        var file = FileOf("films.csv", "Film,Year,hint\nAlien,1979,\nHeat,x,\n\"Ran\nand more\",1985,\n");

        var run = await RunAsync("import", file, "--dry-run");

        Assert.Equal(4, run.ExitCode);
        Assert.Equal(
            ["films.csv: title=Film, year=Year; not used: hint", "  title: Alien · Heat · Ran and more", "  year: 1979 · x · 1985", "1 of 3 records fit. Nothing was sent."],
            run.Lines);
        Assert.Equal("films.csv line 3 (“Heat”): year must be a whole number, is “x”\nfilms.csv line 4 (“Ran and more”): title has the control character U+000A\n", run.Error);
    }

    [Fact]
    public async Task A_dry_run_as_json_has_the_same()
    {
        var run = await RunAsync("import", FileOf("films.csv", "Film,hint\nAlien,\n,\n"), "--dry-run", "--json");

        Assert.Equal(
            """{"files":[{"file":"films.csv","mapping":{"title":"Film"},"unused":["hint"]}],"rejected":[{"file":"films.csv","line":3,"title":null,"problems":[{"field":"title","problem":"is required"}]}],"fit":1}""",
            run.Json.ToJsonString());
    }

    [Fact]
    public async Task All_rejected_records_stand_in_a_file_and_the_first_of_them_on_the_screen()
    {
        var server = await ServeAsync("Alpha");
        var file = FileOf("films.csv", "title,year\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"Film {i},x\n")));

        var run = await RunAsync("import", file, "--server", "Alpha", "--rejected", FileIn("bad.csv"));

        Assert.Equal("Alpha: 0 added, 0 replaced, 0 skipped, 30 rejected.", run.Lines[^1]);
        Assert.Equal(21, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.EndsWith("… and 10 more; all are in the file of rejected records.\n", run.Error, StringComparison.Ordinal);

        File.WriteAllText(FileIn("good.csv"), File.ReadAllText(FileIn("bad.csv")).Replace(",x\n", ",1979\n", StringComparison.Ordinal));
        var again = await RunAsync("import", FileIn("good.csv"), "--server", "Alpha");

        Assert.Equal(["good.csv: title=title, year=year", "Alpha: 30 added, 0 replaced, 0 skipped, 0 rejected."], again.Lines);
        Assert.Equal(30, server.Number("SELECT count(*) FROM movie"));
    }

    [Fact]
    public async Task The_file_of_rejected_records_must_not_be_the_source()
    {
        await ServeAsync("Alpha");
        var file = FileOf("films.csv", "title\nAlien\n");

        var run = await RunAsync("import", file, "--server", "Alpha", "--rejected", file);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("title\nAlien\n", await File.ReadAllTextAsync(file, Stop));
    }

    [Theory]
    [InlineData]
    [InlineData("--replace")]
    public async Task An_import_that_was_killed_and_is_started_again_writes_nothing_twice(params string[] options)
    {
        const int records = 20_000;
        var server = await ServeAsync("Alpha");
        var file = FileOf("films.csv", "title\n" + string.Concat(Enumerable.Range(1, records).Select(i => $"Film {i}\n")));
        using var killed = Start(["import", file, "--server", "Alpha", .. options]);
        await server.UntilAsync(() => server.Number("SELECT count(*) FROM movie") > 0, "something went in");
        killed.Kill();
        await killed.WaitForExitAsync(Stop);
        Assert.NotEqual(0, killed.ExitCode);

        var run = await RunAsync(["import", file, "--server", "Alpha", .. options]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal((records, records), (server.Number("SELECT count(*) FROM movie"), server.Number("SELECT count(*) FROM change")));
    }

    [Fact]
    public async Task A_server_that_goes_away_is_waited_for_as_long_as_a_person_says()
    {
        await using var server = new ScriptedServer();
        List.Add(new("Alpha", "127.0.0.1", server.Port));
        server.Always("movies.import", Script.Close);

        var run = await RunAsync("import", FileOf("films.csv", "title\nRan\n"), "--server", "Alpha", "--wait", "1");

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("movienet: Alpha went away: the server closed the connection. It is waited for, up to 1 s.\n", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(
            "Alpha stopped answering and was waited for 1 s: the server closed the connection. Not known is whether what was on its way went in (1 of the records): start the import again, nothing is written twice.\n",
            run.Error, StringComparison.Ordinal);
        Assert.Single(server.Requests("movies.import").Select(request => request.RequestId).Distinct(StringComparer.Ordinal));
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
