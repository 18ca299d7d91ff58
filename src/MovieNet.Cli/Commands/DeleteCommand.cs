using System.CommandLine;
using MovieNet.Cli.Output;
using MovieNet.Federation;
using Spectre.Console;

namespace MovieNet.Cli.Commands;

/// <summary>delete: takes a movie from every server that has it, after asking.</summary>
internal static class DeleteCommand
{
    public static Command Create(Terminal terminal)
    {
        var movie = new MovieArguments();
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var servers = Options.Servers("Only from this server; may stand several times.");
        var json = Options.Json();
        var command = new Command("delete", "Delete a movie from every server that has it.");
        movie.AddTo(command);
        command.Add(yes);
        command.Add(servers);
        command.Add(json);
        command.SetAction((parsed, stop) => RunAsync(
            terminal, movie.Read(parsed), parsed.GetValue(yes), parsed.GetValue(servers) ?? [], parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, MovieReference reference, bool yes, string[] servers, bool asJson, CancellationToken stop)
    {
        if (!yes && !Terminal.IsInteractive)
        {
            throw new CommandException(ExitCode.Usage, "nobody can be asked here, so nothing was deleted: say --yes.");
        }

        await using var session = FleetSession.Open();
        var only = session.Only(servers);
        var movie = OneMovie.Of(reference, await new MovieFinder(session.Fleet).FindAsync(reference, cancellationToken: stop));
        var plan = new Planner(session.Fleet.Servers).Delete(movie, only);
        if (!yes && plan.Targets.Count > 0
            && !await Question(movie, plan).ShowAsync(terminal.Console, stop))
        {
            terminal.PlainOut.WriteLine("Nothing was deleted.");
            return ExitCode.Done;
        }

        return await WriteRun.RunAsync(terminal, session, plan, only, asJson, stop);
    }

    private static ConfirmationPrompt Question(MergedMovie movie, WritePlan plan) =>
        new($"Delete {Markup.Escape(MovieName.Of(movie))} from {Markup.Escape(string.Join(", ", plan.Targets))}?") { DefaultValue = false };
}
