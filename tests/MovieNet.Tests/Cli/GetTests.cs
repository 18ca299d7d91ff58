using MovieNet.Protocol;

namespace MovieNet.Tests.Cli;

public sealed class GetTests : CliTest
{
    private static readonly Movie Alien = new() { Title = "Alien", Year = 1979, RuntimeMinutes = 117, ImdbId = "tt0078748" };

    [Fact]
    public async Task A_movie_is_shown_with_who_has_it_and_who_says_what()
    {
        await ServeAsync("Alpha", Alien);
        await ServeAsync("Beta", Alien with { RuntimeMinutes = 116 });
        await ServeAsync("Gamma");

        var run = await RunAsync("get", "alien", "1979");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [
                "Alien (1979)",
                "≠  Alpha  has it, differs",
                "≠  Beta   has it, differs",
                "−  Gamma  does not have it",
                "   Title    Alien",
                "   Year     1979",
                "≠  Runtime  117 min    Alpha",
                "            116 min    Beta",
                "   IMDb id  tt0078748",
            ],
            run.Lines);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Json_holds_the_records_as_on_the_wire()
    {
        var alpha = await ServeAsync("Alpha", Alien);
        await ServeAsync("Beta", Alien with { RuntimeMinutes = 116 });
        await ServeAsync("Gamma");

        var run = await RunAsync("get", "Alien", "--json");

        var json = run.Json.AsObject();
        Assert.Equal(["movies", "servers"], json.Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["name", "address", "outcome"], json["servers"]![0]!.AsObject().Select(member => member.Key));
        Assert.Equal(["answered", "answered", "answered"], json["servers"]!.AsArray().Select(server => (string)server!["outcome"]!));
        Assert.Equal($"127.0.0.1:{alpha.Endpoint.Port}", (string?)json["servers"]![0]!["address"]);
        var movie = Assert.Single(json["movies"]!.AsArray())!.AsObject();
        Assert.Equal(["title", "year", "imdbId", "records", "missing", "unknown", "differs"], movie.Select(member => member.Key));
        Assert.StartsWith("""{"id":1,"imdbId":"tt0078748","runtimeMinutes":117,"title":"Alien","year":1979,"version":1,"updatedAt":""", movie["records"]!["Alpha"]![0]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["Alpha", "Beta"], movie["records"]!.AsObject().Select(server => server.Key));
        Assert.Equal("""["Gamma"]""", movie["missing"]!.ToJsonString());
        Assert.Equal("[]", movie["unknown"]!.ToJsonString());
        Assert.Equal("""["runtimeMinutes"]""", movie["differs"]!.ToJsonString());
    }

    [Fact]
    public async Task What_no_server_has_ends_with_1()
    {
        await ServeAsync("Alpha", Alien);

        var run = await RunAsync("get", "Aliens");

        Assert.Equal((1, "", "movienet: no server has “Aliens”.\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task A_server_that_is_down_is_not_known_and_ends_with_3()
    {
        await ServeAsync("Alpha", Alien);
        await ServeNobodyAsync("Beta");

        var run = await RunAsync("get", "Alien", "--json");

        var movie = run.Json["movies"]![0]!;
        Assert.Equal(3, run.ExitCode);
        Assert.Equal("[]", movie["missing"]!.ToJsonString());
        Assert.Equal("""["Beta"]""", movie["unknown"]!.ToJsonString());
        Assert.Equal("connection refused", (string?)run.Json["servers"]![1]!["outcome"]);
    }

    [Fact]
    public async Task Where_a_server_is_down_nothing_is_called_found_nowhere()
    {
        await ServeAsync("Alpha");
        await ServeNobodyAsync("Beta");

        var run = await RunAsync("get", "Alien");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("no server that answered has “Alien”; not known: Beta (connection refused).", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_server_is_not_known()
    {
        await ServeAsync("Alpha", Alien);
        await ServeAsync("Beta", Alien);
        await RunAsync("pauseserver", "beta");

        var run = await RunAsync("get", "Alien", "--json");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal("""["Beta"]""", run.Json["movies"]![0]!["unknown"]!.ToJsonString());
        Assert.Equal("paused", (string?)run.Json["servers"]![1]!["outcome"]);
    }

    [Fact]
    public async Task Text_keeps_its_letters()
    {
        await ServeAsync("Alpha", new Movie { Title = "アキラ", Directors = ["Katsuhiro Ōtomo"] });

        var run = await RunAsync("get", "アキラ");

        Assert.Contains("Katsuhiro Ōtomo", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e", run.Output, StringComparison.Ordinal);
    }
}
