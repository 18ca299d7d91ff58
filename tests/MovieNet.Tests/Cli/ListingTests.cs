using MovieNet.Protocol;

namespace MovieNet.Tests.Cli;

public sealed class ListingTests : CliTest
{
    public override async ValueTask InitializeAsync()
    {
        await ServeAsync("Alpha", Film("Alien", 1979, 117), Film("Heat", 1995, 170), Film("Ran", 1985, 162));
        await ServeAsync("Beta", Film("Alien", 1979, 116), Film("Heat", 1995, 170));
    }

    [Fact]
    public async Task All_movies_stand_in_lines_with_signs_and_words()
    {
        var run = await RunAsync("all");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [
                "Alpha Beta  Movie",
                "≠     ≠     Alien (1979)                                  Runtime 117 min on Alpha, 116 on Beta",
                "✓     ✓     Heat (1995)                                   Both agree",
                "✓     −     Ran (1985)                                    Only on Alpha",
            ],
            run.Lines);
    }

    [Theory]
    [InlineData("differs", "Alien")]
    [InlineData("missing", "Ran")]
    [InlineData("onlyone", "Ran")]
    public async Task A_filter_shows_what_is_wrong(string filter, string title)
    {
        var run = await RunAsync("all", "--filter", filter, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(title, (string?)Assert.Single(run.Json["movies"]!.AsArray())!["title"]);
    }

    [Fact]
    public async Task A_limit_ends_the_list() =>
        Assert.Equal(["Alien", "Heat"], (await RunAsync("all", "--limit", "2", "--json")).Json["movies"]!.AsArray().Select(movie => (string)movie!["title"]!));

    [Fact]
    public async Task A_server_that_is_down_hides_nothing_of_the_others()
    {
        await ServeNobodyAsync("Gamma");

        var run = await RunAsync("all");

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("✓     −    ?      Ran (1985)", run.Lines[3], StringComparison.Ordinal);
        Assert.DoesNotContain("Missing on Gamma", run.Output, StringComparison.Ordinal);
        Assert.Contains("Gamma (127.0.0.1:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_finds_words_on_every_server()
    {
        var run = await RunAsync("search", "hea", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["Alpha", "Beta"], Assert.Single(run.Json["movies"]!.AsArray())!["records"]!.AsObject().Select(server => server.Key));
    }

    [Fact]
    public async Task A_search_that_finds_nothing_ends_with_1() => Assert.Equal(1, (await RunAsync("search", "no", "such", "words")).ExitCode);

    private static Movie Film(string title, int year, int runtime) => new() { Title = title, Year = year, RuntimeMinutes = runtime };
}
