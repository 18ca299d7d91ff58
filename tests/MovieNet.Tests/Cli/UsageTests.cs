namespace MovieNet.Tests.Cli;

public sealed class UsageTests : CliTest
{
    [Theory]
    [InlineData("which command? there are get, all, search,")]
    [InlineData("“bogus” is no command: there are get, all, search,", "bogus")]
    [InlineData("the server list is empty: add a server with movienet addserver NAME HOST:PORT", "get", "Alien")]
    [InlineData("“Samurai” is no year; a title of several words stands in quotes.", "get", "Seven", "Samurai")]
    [InlineData("--imdb “tt1” must be tt and 7 to 10 digits", "get", "Alien", "--imdb", "tt1")]
    [InlineData("nothing is to be changed: say --set FIELD=VALUE or --clear FIELD.", "edit", "Alien")]
    [InlineData("“titel” is no field of a movie: there are title, year,", "edit", "Alien", "--set", "titel=Aliens")]
    [InlineData("year must be from 1870 to 2100; runtimeMinutes must be a whole number, is “long”.", "edit", "Alien", "--set", "year=79", "--set", "runtime=long")]
    [InlineData("title is required.", "edit", "Alien", "--clear", "title")]
    [InlineData("there is no value; --clear year takes the old one away.", "edit", "Alien", "--set", "year=")]
    [InlineData("rating must have at most one decimal.", "add", "Alien", "--rating", "8.55")]
    [InlineData("the title is blank.", "add", " ")]
    [InlineData("HOST:PORT “nowhere” is no address: expected HOST:PORT, such as 127.0.0.1:5870.", "addserver", "Alpha", "nowhere")]
    [InlineData("--since “yesterday” is no time: expected a date (2026-01-31), a date and a time", "changes", "--since", "yesterday")]
    [InlineData("Alpha is not in the server list, which is empty", "deleteserver", "Alpha")]
    [InlineData("--limit must be 1 or more.", "all", "--limit", "0")]
    [InlineData("onto which server? Say --server NAME.", "import", "films.csv")]
    [InlineData("from which server? Say --server NAME.", "export", "films.csv")]
    [InlineData("“films.txt” does not tell the format: say --format csv or --format jsonl.", "export", "films.txt", "--server", "Alpha")]
    [InlineData("--wait must be 0 or more.", "import", "films.csv", "--server", "Alpha", "--wait", "-1")]
    [InlineData("Option '--count' is required.", "generate")]
    [InlineData("--count must be 1 or more.", "generate", "--count", "0")]
    public async Task A_command_line_that_is_none_ends_with_2_and_one_line_that_says_what_to_do(string message, params string[] arguments)
    {
        var run = await RunAsync(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("movienet: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(run.Error.Length - 1, run.Error.IndexOf('\n', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_is_no_error() => Assert.Equal(0, (await RunAsync("edit", "--help")).ExitCode);
}
