using System.CommandLine;
using MovieNet.Cli.Output;
using MovieNet.Federation;

namespace MovieNet.Cli.Commands;

/// <summary>search: the movies in which all words occur, best first.</summary>
internal static class SearchCommand
{
    private const int Enough = 50;

    public static Command Create(Terminal terminal)
    {
        var words = new Argument<string[]>("WORDS") { Description = "Words of titles, people or synopses; the last may be a beginning.", Arity = ArgumentArity.OneOrMore };
        var limit = Options.Limit($"The most movies to show; else {Enough}.");
        var json = Options.Json();
        var command = new Command("search", "Search all servers.") { words, limit, json };
        command.SetAction((parsed, stop) => ListingRun.RunAsync(
            terminal, Words(parsed.GetRequiredValue(words)), MovieFilter.All, parsed.GetValue(limit) ?? Enough, parsed.GetValue(json), stop));
        return command;
    }

    private static string Words(string[] words)
    {
        var text = string.Join(' ', words);
        return text.Length is > 0 and <= 1_000 && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw new CommandException(ExitCode.Usage, "WORDS must be 1 to 1,000 characters.");
    }
}
