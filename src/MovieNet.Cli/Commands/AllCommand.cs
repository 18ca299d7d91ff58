using System.CommandLine;
using MovieNet.Cli.Output;
using MovieNet.Federation;

namespace MovieNet.Cli.Commands;

/// <summary>all: the merged list of all servers' movies.</summary>
internal static class AllCommand
{
    private static readonly Dictionary<string, MovieFilter> Filters = new(StringComparer.Ordinal)
    {
        ["differs"] = MovieFilter.Differs,
        ["missing"] = MovieFilter.Missing,
        ["onlyone"] = MovieFilter.OnlyOne,
    };

    public static Command Create(Terminal terminal)
    {
        var filter = new Option<string?>("--filter") { Description = "Only movies of which servers say different things, that a server lacks, or that one server has." };
        filter.AcceptOnlyFromAmong([.. Filters.Keys]);
        var limit = Options.Limit("The most movies to show; else all.");
        var json = Options.Json();
        var command = new Command("all", "List the movies of all servers.") { filter, limit, json };
        command.SetAction((parsed, stop) => ListingRun.RunAsync(
            terminal, words: null, parsed.GetValue(filter) is { } name ? Filters[name] : MovieFilter.All, parsed.GetValue(limit), parsed.GetValue(json), stop));
        return command;
    }
}
