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
        var same = found.Movies.Where(other => IsSame(other, movie)).ToList();
        var exact = same.Count > 1 ? same.FindAll(other => other.Records.Any(record => record.Record.Movie.Year == movie.Year)) : same;
        if (exact.Count > 1)
        {
            throw new CommandException(ExitCode.Usage, OneMovie.Ambiguous(exact));
        }

        var plan = new Planner(session.Fleet.Servers).Add(movie, exact.FirstOrDefault(), only, found.Silent);
        return await WriteRun.RunAsync(terminal, session, plan, only, asJson, stop);
    }

    /// <summary>Whether what is there may be this movie: by IMDb id where both have one, else unless the years are further apart than one.</summary>
    private static bool IsSame(MergedMovie other, Movie movie) =>
        (ImdbId.NumberOf(movie.ImdbId) is { } id && other.Records.Any(record => ImdbId.NumberOf(record.Record.Movie.ImdbId) == id))
        || movie.Year is not { } year
        || other.Records.Any(record => record.Record.Movie.Year is not { } there || Math.Abs(there - year) <= 1);
}
