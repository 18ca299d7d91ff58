using System.CommandLine;
using MovieNet.Cli.Output;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Cli.Commands;

/// <summary>edit: new values for some fields on every server that has the movie; all other fields stay as each server has them.</summary>
internal static class EditCommand
{
    public static Command Create(Terminal terminal)
    {
        var movie = new MovieArguments();
        var set = new Option<string[]>("--set") { Description = "A field's new value, such as runtimeMinutes=117; the items of a list are parted by semicolons.", HelpName = "FIELD=VALUE" };
        var clear = new Option<string[]>("--clear") { Description = "A field to be emptied.", HelpName = "FIELD" };
        var servers = Options.Servers("Only on this server; may stand several times.");
        var json = Options.Json();
        var command = new Command("edit", "Change fields of a movie on every server that has it.");
        movie.AddTo(command);
        command.Add(set);
        command.Add(clear);
        command.Add(servers);
        command.Add(json);
        command.SetAction((parsed, stop) => RunAsync(
            terminal, movie.Read(parsed), FieldChange.ReadAll(parsed.GetValue(set) ?? [], parsed.GetValue(clear) ?? []), parsed.GetValue(servers) ?? [], parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, MovieReference reference, IReadOnlyDictionary<MovieField, FieldValue?> changes, string[] servers, bool asJson, CancellationToken stop)
    {
        await using var session = FleetSession.Open();
        var only = session.Only(servers);
        var movie = OneMovie.Of(reference, await new MovieFinder(session.Fleet).FindAsync(reference, cancellationToken: stop));
        var plan = new Planner(session.Fleet.Servers).Edit(movie, changes, only);
        return await WriteRun.RunAsync(terminal, session, plan, only, asJson, stop);
    }
}
