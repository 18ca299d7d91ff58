using System.CommandLine;
using MovieNet.Cli.Output;
using MovieNet.Federation;

namespace MovieNet.Cli.Commands;

/// <summary>export: writes the movies of one server to a file that import takes.</summary>
internal static class ExportCommand
{
    private static readonly Argument<string> Target = new("FILE") { Description = "Where to: a .csv or .jsonl file, or - for the standard output." };
    private static readonly Option<string?> Server = Options.Server("From which server.");
    private static readonly Option<string?> Format = new("--format") { Description = "csv or jsonl, where the file's name does not say it; else csv." };
    private static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Write over a file that is there." };
    private static readonly Option<string?> Query = new("--query") { Description = "Only movies in which all these words occur, the last may be a beginning.", HelpName = "WORDS" };
    private static readonly Option<string?> Genre = new("--genre") { Description = "Only movies of this genre.", HelpName = "GENRE" };
    private static readonly Option<string?> Person = new("--person") { Description = "Only movies with this director or actor.", HelpName = "NAME" };
    private static readonly Option<int?> YearFrom = new("--year-from") { Description = "Only movies of this year and later.", HelpName = "YEAR" };
    private static readonly Option<int?> YearTo = new("--year-to") { Description = "Only movies of this year and earlier.", HelpName = "YEAR" };
    private static readonly Option<int> Wait = Options.Wait();

    public static Command Create(Terminal terminal)
    {
        var command = new Command("export", "Write the movies of one server to a file.") { Target, Server, Format, Overwrite, Query, Genre, Person, YearFrom, YearTo, Wait };
        Format.AcceptOnlyFromAmong("csv", "jsonl");
        command.SetAction((parsed, stop) => RunAsync(terminal, parsed, stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, ParseResult parsed, CancellationToken stop)
    {
        var name = parsed.GetValue(Server) ?? throw new CommandException(ExitCode.Usage, "from which server? Say --server NAME.");
        var path = parsed.GetRequiredValue(Target);
        var format = FormatOf(parsed.GetValue(Format), path);
        await using var session = FleetSession.Open();
        var server = FleetSession.Find(session.Fleet.List, name).Name;
        using var output = ExportOutput.Open(terminal, path, parsed.GetValue(Overwrite));
        var progress = WorkProgress.On(terminal, server);
        var exporter = new Exporter(session.Fleet) { Patience = Waiting.Of(parsed.GetValue(Wait), terminal, server) };
        var written = 0L;
        await progress.RunAsync(async () =>
        {
            await using var writer = MovieWriter.To(output.Stream, format);
            await foreach (var page in exporter.ExportAsync(server, FilterOf(parsed), stop))
            {
                await writer.WriteAsync(page.Movies, stop);
                written += page.Movies.Count;
                progress.Show(written, page.Total is > 0 and var total ? Math.Min(1, (double)written / total) : null);
            }
        });
        output.Keep();
        if (!output.IsStandard)
        {
            terminal.PlainOut.WriteLine(FormattableString.Invariant($"{server}: {written:N0} movies written to {path}."));
        }

        return ExitCode.Done;
    }

    private static ExportFormat FormatOf(string? said, string path) => (said ?? Path.GetExtension(path).ToLowerInvariant().TrimStart('.')) switch
    {
        "csv" => ExportFormat.Csv,
        "jsonl" or "ndjson" => ExportFormat.JsonLines,
        _ when path is "-" => ExportFormat.Csv,
        _ => throw new CommandException(ExitCode.Usage, $"“{path}” does not tell the format: say --format csv or --format jsonl."),
    };

    private static ExportFilter FilterOf(ParseResult parsed) => new()
    {
        Words = parsed.GetValue(Query),
        Genre = parsed.GetValue(Genre),
        Person = parsed.GetValue(Person),
        YearFrom = parsed.GetValue(YearFrom),
        YearTo = parsed.GetValue(YearTo),
    };
}
