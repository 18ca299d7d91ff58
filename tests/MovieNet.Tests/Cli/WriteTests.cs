using MovieNet.Protocol;

namespace MovieNet.Tests.Cli;

public sealed class WriteTests : CliTest
{
    private static readonly Movie Heat = new() { Title = "Heat", Year = 1995, RuntimeMinutes = 170, Genres = ["Crime"] };

    [Fact]
    public async Task An_edit_changes_one_field_and_leaves_the_others_as_each_server_has_them()
    {
        var alpha = await ServeAsync("Alpha", Heat);
        var beta = await ServeAsync("Beta", Heat with { RuntimeMinutes = 171, Genres = ["Crime", "Drama"], Language = "English" });
        await ServeAsync("Gamma");

        var run = await RunAsync("edit", "Heat", "1995", "--set", "directors=Michael Mann; Nobody Else", "--clear", "language");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["Alpha  ✓ written", "Beta   ✓ written", "Gamma  − not there  does not have it"], run.Lines);
        Assert.Equal(Heat with { Directors = ["Michael Mann", "Nobody Else"] }, (await RecordAsync(alpha, "Heat")).Movie);
        Assert.Equal(
            Heat with { RuntimeMinutes = 171, Genres = ["Crime", "Drama"], Directors = ["Michael Mann", "Nobody Else"] },
            (await RecordAsync(beta, "Heat")).Movie);
    }

    [Fact]
    public async Task An_edit_can_be_narrowed_to_a_server()
    {
        var alpha = await ServeAsync("Alpha", Heat);
        var beta = await ServeAsync("Beta", Heat);

        var run = await RunAsync("edit", "Heat", "--set", "runtime=171", "--server", "beta", "--json");

        var receipt = Assert.Single(run.Json["receipts"]!.AsArray())!;
        Assert.Equal(("Beta", "written", 2), ((string?)receipt["server"], (string?)receipt["outcome"], (int)receipt["record"]!["version"]!));
        Assert.Equal(170, (await RecordAsync(alpha, "Heat")).Movie.RuntimeMinutes);
        Assert.Equal(171, (await RecordAsync(beta, "Heat")).Movie.RuntimeMinutes);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_writes_nothing()
    {
        var alpha = await ServeAsync("Alpha", Heat);

        var run = await RunAsync("edit", "Heat", "--set", "runtimeMinutes=170");

        Assert.Equal((0, "Alpha  = nothing to write  says so already"), (run.ExitCode, Assert.Single(run.Lines)));
        Assert.Equal(1, (await RecordAsync(alpha, "Heat")).Version);
    }

    [Fact]
    public async Task A_refused_edit_ends_with_4_though_another_server_is_down()
    {
        await ServeAsync("Alpha", Heat with { ImdbId = "tt0113277" }, new Movie { Title = "Ran", ImdbId = "tt0089881" });
        await ServeNobodyAsync("Beta");

        var run = await RunAsync("edit", "Heat", "--set", "imdbId=tt0089881");

        Assert.Equal(4, run.ExitCode);
        Assert.StartsWith("Alpha  ! refused", run.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Beta   ? not sent  connection refused", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_add_goes_to_the_servers_that_do_not_have_it()
    {
        await ServeAsync("Alpha", Heat);
        var beta = await ServeAsync("Beta");

        var run = await RunAsync("add", "Heat", "--year", "1995", "--director", "Michael Mann", "--genre", "Crime", "--genre", "Drama; Thriller", "--rating", "8.3");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["Alpha  = nothing to write  has it already", "Beta   ✓ written"], run.Lines);
        Assert.Equal(
            new Movie { Title = "Heat", Year = 1995, Directors = ["Michael Mann"], Genres = ["Crime", "Drama; Thriller"], Rating = 8.3m },
            (await RecordAsync(beta, "Heat")).Movie);
    }

    [Fact]
    public async Task A_remake_is_added_beside_the_film_of_the_same_title()
    {
        var alpha = await ServeAsync("Alpha", Heat);

        await RunAsync("add", "Heat", "--year", "1986");

        await using var client = await ClientAsync(alpha);
        Assert.Equal(2, (await client.GetAsync("Heat", cancellationToken: Stop)).Count);
    }

    [Fact]
    public async Task An_add_writes_nothing_to_a_server_that_does_not_answer()
    {
        await ServeNobodyAsync("Alpha");
        await ServeAsync("Beta");

        var run = await RunAsync("add", "Heat", "--json");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(["notSent", "written"], run.Json["receipts"]!.AsArray().Select(receipt => (string)receipt!["outcome"]!));
    }

    [Fact]
    public async Task A_deletion_without_yes_is_refused_where_nobody_can_be_asked()
    {
        var alpha = await ServeAsync("Alpha", Heat);

        var run = await RunAsync("delete", "Heat");

        Assert.Equal((2, "movienet: nobody can be asked here, so nothing was deleted: say --yes.\n"), (run.ExitCode, run.Error));
        Assert.NotNull(await RecordAsync(alpha, "Heat"));
    }

    [Fact]
    public async Task A_deletion_takes_the_movie_from_every_server_that_has_it()
    {
        await ServeAsync("Alpha", Heat);
        await ServeAsync("Beta");

        Assert.Equal(["Alpha  ✓ written", "Beta   − not there  does not have it"], (await RunAsync("delete", "Heat", "--yes")).Lines);
        Assert.Equal(1, (await RunAsync("delete", "Heat", "--yes")).ExitCode);
    }

    [Fact]
    public async Task Where_several_movies_are_meant_nothing_is_written()
    {
        await ServeAsync("Alpha", Heat, Heat with { Year = 1986 });

        var run = await RunAsync("delete", "Heat", "--yes");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Heat (1986) on Alpha", run.Error, StringComparison.Ordinal);
    }
}
