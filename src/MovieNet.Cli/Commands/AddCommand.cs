using System.CommandLine;
using MovieNet.Cli.Output;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Cli.Commands;

/// <summary>add: a movie for every server that answered not to have it.</summary>
internal static class AddCommand
{
    public static Command Create(Terminal terminal)
    {
        var title = new Argument<string>("TITLE") { Description = "The title; several words stand in quotes." };
        var fields = new FieldOptions();
        var servers = Options.Servers("Only to this server; may stand several times.");
        var json = Options.Json();
        var command = new Command("add", "Add a movie to every server that does not have it.") { title };
        fields.AddTo(command);
        command.Add(servers);
        command.Add(json);
        command.SetAction((parsed, stop) => RunAsync(
            terminal, fields.Read(parsed, MovieArguments.TitleOf(parsed.GetRequiredValue(title))), parsed.GetValue(servers) ?? [], parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, Movie movie, string[] servers, bool asJson, CancellationToken stop)
    {
        await using var session = FleetSession.Open();
        var only = session.Only(servers);
        // Without the year: a server that has it under the year before has it.
        var found = await new MovieFinder(session.Fleet).FindAsync(new(movie.Title, ImdbId: movie.ImdbId), cancellationToken: stop);
        var added = NewMovie.Compare(movie, found);
        if (added.CouldBe.Count > 0)
        {
            throw new CommandException(ExitCode.Usage, $"it could be {string.Join(" or ", added.CouldBe.Distinct())}: say which film is meant by --year or --imdb. Nothing was written.");
        }

        var plan = added.Plan(new(session.Fleet.Servers), only);
        return await WriteRun.RunAsync(terminal, session, plan, only, asJson, stop);
    }
}
