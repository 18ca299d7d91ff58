using System.CommandLine;
using MovieNet.Cli.Output;
using MovieNet.Federation;

namespace MovieNet.Cli.Commands;

/// <summary>import: brings the movies of files onto one server.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string[]> Files = new("FILE") { Description = "CSV, TSV or JSON files.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> Server = new("--server") { Description = "Onto which server.", HelpName = "NAME", Required = true };
    private static readonly Option<string[]> Map = new("--map") { Description = "Which column holds what, where the guess is not right: title=Film,year=Year. An empty column leaves the member out.", HelpName = "MEMBER=COLUMN,…" };
    private static readonly Option<string?> Format = new("--format") { Description = "csv, tsv or json, where the file's name does not say it." };
    private static readonly Option<string?> Delimiter = new("--delimiter") { Description = "What parts the cells of a CSV file, where it is not seen from its first lines.", HelpName = "SIGN" };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Replace movies that are there; else they are skipped." };
    private static readonly Option<string?> Rejected = new("--rejected") { Description = "Write the rejected records to this file too.", HelpName = "FILE" };
    private static readonly Option<bool> Json = Options.Json();

    public static Command Create(Terminal terminal)
    {
        var command = new Command("import", "Import movies from CSV, TSV or JSON files into one server.") { Files, Server, Map, Format, Delimiter, Replace, Rejected, Json };
        Format.AcceptOnlyFromAmong("csv", "tsv", "json");
        command.SetAction((parsed, stop) => RunAsync(terminal, parsed, stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, ParseResult parsed, CancellationToken stop)
    {
        await using var session = FleetSession.Open();
        var server = FleetSession.Find(session.Fleet.List, parsed.GetRequiredValue(Server)).Name;
        using var report = new ImportReport(terminal, server, parsed.GetValue(Json), parsed.GetValue(Rejected));
        try
        {
            // All files are looked into before the first record is sent.
            var options = OptionsOf(parsed);
            var files = new List<ImportFile>();
            foreach (var path in parsed.GetRequiredValue(Files))
            {
                files.Add(await ImportFile.OpenAsync(path, options, stop));
            }

            foreach (var file in files)
            {
                report.Begin(file);
                await foreach (var step in new Importer(session.Fleet).ImportAsync(server, file.ReadAsync(stop), parsed.GetValue(Replace), stop))
                {
                    report.Add(file, step);
                }
            }

            report.End(error: null);
            return report.Counts.Rejected > 0 ? ExitCode.Refused : ExitCode.Done;
        }
        catch (ImportException e)
        {
            report.End(e.Message);
            throw new CommandException(ExitCodeOf(e.Failure), $"{e.Message}.{report.SummaryOfPart}");
        }
    }

    private static ImportOptions OptionsOf(ParseResult parsed)
    {
        try
        {
            return new()
            {
                Format = parsed.GetValue(Format) is { } format ? Enum.Parse<ImportFormat>(format, ignoreCase: true) : null,
                Delimiter = DelimiterOf(parsed.GetValue(Delimiter)),
                Columns = ColumnMapping.Parse(string.Join(',', parsed.GetValue(Map) ?? [])),
            };
        }
        catch (FormatException e)
        {
            throw new CommandException(ExitCode.Usage, $"{e.Message}.");
        }
    }

    private static char? DelimiterOf(string? text) => text switch
    {
        null => null,
        "\\t" => '\t',
        [var sign] when char.IsAscii(sign) => sign,
        _ => throw new FormatException($"--delimiter “{text}” is not one ASCII character"),
    };

    private static int ExitCodeOf(ImportFailure failure) => failure switch
    {
        ImportFailure.File => ExitCode.Usage,
        ImportFailure.NoAnswer => ExitCode.NoAnswer,
        _ => ExitCode.Refused,
    };
}
