using System.CommandLine;
using MovieNet.Cli.Output;
using MovieNet.Federation;

namespace MovieNet.Cli.Commands;

/// <summary>get: one movie on all servers, side by side.</summary>
internal static class GetCommand
{
    public static Command Create(Terminal terminal)
    {
        var movie = new MovieArguments();
        var json = Options.Json();
        var command = new Command("get", "Show a movie: which servers have it, and who says what.");
        movie.AddTo(command);
        command.Add(json);
        command.SetAction((parsed, stop) => RunAsync(terminal, movie.Read(parsed), parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, MovieReference reference, bool asJson, CancellationToken stop)
    {
        await using var session = FleetSession.Open();
        var found = await new MovieFinder(session.Fleet).FindAsync(reference, cancellationToken: stop);
        var servers = session.Outcomes(found.Silent);
        if (asJson)
        {
            using var json = new MoviesJson(terminal);
            json.Add(found.Movies);
            json.End(servers);
        }
        else
        {
            MovieView.Write(terminal, found.Movies);
            NoAnswers.Write(terminal, servers);
        }

        if (found.Movies.Count == 0)
        {
            terminal.Error.WriteLine($"movienet: {OneMovie.NotFound(reference, found)}");
        }

        return found.Silent.Count > 0 ? ExitCode.NoAnswer
            : found.Movies.Count == 0 ? ExitCode.NotFound
            : ExitCode.Done;
    }
}
