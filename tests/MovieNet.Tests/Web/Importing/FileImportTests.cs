using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;
using MovieNet.Web.Importing;

namespace MovieNet.Tests.Web.Importing;

public sealed class FileImportTests : ImportsTest
{
    [Fact]
    public async Task A_column_holds_one_member_and_a_member_has_one_column()
    {
        var import = await DropAsync(await ImportsAsync(), "films.csv", "title,film,year\nAlien,Ran,1979\n");

        import.Map("film", MovieField.Title);
        Assert.Equal("title=film, year=year", import.File!.Mapping.ToString());

        import.Map("film", MovieField.Year);
        Assert.Equal("year=film", import.File.Mapping.ToString());
    }

    [Fact]
    public async Task Another_mapping_is_counted_anew_and_so_are_the_rejected_lines()
    {
        var imports = await ImportsAsync();
        var import = await DropAsync(imports, "films.csv", "title,when\nAlien,1979\nRan,soon\n");
        Assert.Equal((2, 0), (import.Check!.Fit, import.Rejected.Count));

        import.Map("when", MovieField.Year);
        await UntilAsync(imports, () => import.IsChecked);

        Assert.Equal((1, 1), (import.Check.Fit, import.Check.Misfits(MovieField.Year)));
        Assert.Equal(new RejectedLine(3, "Ran", "Year", "must be a whole number, is “soon”", null), Assert.Single(import.Rejected.First));
    }

    [Fact]
    public async Task Without_a_title_nothing_is_counted_and_nothing_begins()
    {
        await DaemonAsync("Alpha");
        var import = await DropAsync(await ImportsAsync(), "films.csv", "Werk\nRan\n");

        import.Start(["Alpha"], replace: false);

        Assert.Null(import.Check);
        Assert.Empty(import.Servers);
    }

    [Fact]
    public async Task A_server_that_takes_its_time_holds_no_other_and_stopping_leaves_exact_counts()
    {
        var slow = await DaemonAsync("Slow");
        await DaemonAsync("Quick");
        var imports = await ImportsAsync();
        var import = await DropAsync(imports, "films.csv", Films(20_000));
        using var hold = new Hold(slow);

        import.Start(["Slow", "Quick"], replace: false);
        var (slowly, quickly) = (import.Servers[0], import.Servers[1]);
        await UntilAsync(imports, () => quickly.Progress.State == ServerImportState.Done);
        Assert.Equal(20_000, quickly.Progress.Counts.Added);
        Assert.True(slowly.IsRunning);

        import.Stop();
        hold.Release();
        await UntilAsync(imports, () => slowly.Progress.State == ServerImportState.Stopped);

        Assert.Null(slowly.Progress.Why);
        Assert.InRange(slowly.Progress.Counts.Added, 1, 19_999);
        Assert.Equal(slow.Number("SELECT count(*) FROM movie"), slowly.Progress.Counts.Added);
        Assert.True(import.IsIncomplete);
    }

    [Fact]
    public async Task What_was_stopped_goes_on_with_nothing_written_twice()
    {
        var server = await DaemonAsync("Alpha");
        var imports = await ImportsAsync();
        var import = await DropAsync(imports, "films.csv", Films(10_000));
        using (new Hold(server))
        {
            import.Start(["Alpha"], replace: false);
            import.Stop();
        }

        await UntilAsync(imports, () => !import.IsRunning);
        import.Start(["Alpha"], replace: false);
        await UntilAsync(imports, () => import.Servers[0].Progress.State == ServerImportState.Done);

        Assert.Equal(10_000, import.Servers[0].Progress.Counts.Read);
        Assert.Equal(10_000, server.Changes().Count);
    }

    [Fact]
    public async Task A_server_that_stays_away_is_waited_for_and_given_up_with_words()
    {
        Scripted("Alpha").Always("movies.import", Script.Close);
        var imports = await ImportsAsync(TimeSpan.FromMilliseconds(600));
        var import = await DropAsync(imports, "films.csv", Films(3));
        var states = new List<ServerImportState>();
        imports.Changed += () => states.AddRange(import.Servers.Select(server => server.Progress.State));

        import.Start(["Alpha"], replace: false);
        await UntilAsync(imports, () => import.Servers is [{ IsRunning: false }]);

        Assert.Contains(ServerImportState.Waiting, states);
        var ended = import.Servers[0].Progress;
        Assert.Equal(ServerImportState.Failed, ended.State);
        Assert.StartsWith("Alpha stopped answering and was waited for 0.6 s: ", ended.Why, StringComparison.Ordinal);
        Assert.Contains("nothing is written twice", ended.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_waited_for_can_be_given_up_and_what_is_not_known_is_said()
    {
        Scripted("Alpha").Always("movies.import", Script.Close);
        var imports = await ImportsAsync();
        var import = await DropAsync(imports, "films.csv", Films(3));
        import.Start(["Alpha"], replace: false);
        await UntilAsync(imports, () => import.Servers[0].Progress.State == ServerImportState.Waiting);

        import.Servers[0].Stop();
        await UntilAsync(imports, () => !import.IsRunning);

        Assert.Equal(ServerImportState.Stopped, import.Servers[0].Progress.State);
        Assert.StartsWith("whether what was on its way went in is not known", import.Servers[0].Progress.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_servers_refuse_is_in_the_file_of_rejected_lines_once_and_names_the_server()
    {
        Movie[] two = [new() { Title = "Emma" }, new() { Title = "Clueless", ImdbId = "tt0112697" }];
        await DaemonAsync("Alpha", two);
        await DaemonAsync("Beta", two);
        var imports = await ImportsAsync();
        var import = await DropAsync(imports, "films.csv", "title,year,imdb\nRan,x,\nEmma,,tt0112697\n");

        import.Start(["Alpha", "Beta"], replace: true);
        await UntilAsync(imports, () => !import.IsRunning);

        Assert.Equal((2, 1), (import.Rejected.Count, import.Rejected.Refused));
        Assert.Contains(import.Rejected.First[1].Server, (string[])["Alpha", "Beta"]);
        await using var file = import.Rejected.Open();
        using var reader = new StreamReader(file);
        var lines = (await reader.ReadToEndAsync(Token)).Split('\n');
        Assert.Equal(["rejectedAt,rejectedBecause,title,year,imdb", "films.csv line 2,\"year must be a whole number, is “x”\",Ran,x,"], lines[..2]);
        Assert.EndsWith(",Emma,,tt0112697", lines[2], StringComparison.Ordinal);
        Assert.Equal("", lines[3]);
    }

    [Fact]
    public async Task A_line_that_cannot_be_taken_apart_is_shown_as_it_begins()
    {
        var import = await DropAsync(await ImportsAsync(), "films.csv", "title,year\nTaxi Driver, the director's cut,1976\n");

        Assert.Equal(new RejectedLine(2, "Taxi Driver, the director's…", "", "there are 3 cells, but 2 columns", null), Assert.Single(import.Rejected.First));
    }

    [Fact]
    public async Task A_file_of_an_unknown_kind_says_so_and_is_read_as_a_person_says()
    {
        var imports = await ImportsAsync();
        var import = await DropAsync(imports, "films.dat", "title\nRan\n");
        Assert.StartsWith("films.dat: “.dat” does not tell the format", import.Problem, StringComparison.Ordinal);

        import.Look(ImportFormat.Csv);
        await UntilAsync(imports, () => import.IsChecked);

        Assert.Null(import.Problem);
        Assert.Equal(1, import.Check!.Fit);
    }
}
