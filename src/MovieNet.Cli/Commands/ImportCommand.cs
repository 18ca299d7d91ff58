using System.CommandLine;
using MovieNet.Cli.Output;
using MovieNet.Federation;

namespace MovieNet.Cli.Commands;

/// <summary>import: brings the movies of files onto one server.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string[]> Files = new("FILE") { Description = "CSV, TSV or JSON files.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Server = Options.Server("Onto which server.");
    private static readonly Option<string[]> Map = new("--map") { Description = "Which column holds what, where the guess is not right: title=Film,year=Year. An empty column leaves the member out.", HelpName = "MEMBER=COLUMN,…" };
    private static readonly Option<string?> Format = new("--format") { Description = "csv, tsv or json (an array, or one object per line), where the file's name does not say it." };
    private static readonly Option<string?> Delimiter = new("--delimiter") { Description = "What parts the cells of a CSV file, where it is not seen from its first lines.", HelpName = "SIGN" };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Replace movies that are there; else they are skipped." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show the mapping, and how many records fit; send nothing." };
    private static readonly Option<string?> Rejected = new("--rejected") { Description = "Write all rejected records to this file, in their format, with where and why: to be put right and imported again.", HelpName = "FILE" };
    private static readonly Option<int> Wait = Options.Wait();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Create(Terminal terminal)
    {
        var command = new Command("import", "Import movies from CSV, TSV or JSON files into one server.") { Files, Server, Map, Format, Delimiter, Replace, DryRun, Rejected, Wait, Json };
        Format.AcceptOnlyFromAmong("csv", "tsv", "json", "jsonl");
        command.SetAction((parsed, stop) => parsed.GetValue(DryRun) ? TryAsync(terminal, parsed, stop) : RunAsync(terminal, parsed, stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, ParseResult parsed, CancellationToken stop)
    {
        var name = parsed.GetValue(Server) ?? throw new CommandException(ExitCode.Usage, "onto which server? Say --server NAME.");
        await using var session = FleetSession.Open();
        var server = FleetSession.Find(session.Fleet.List, name).Name;
        // All files are looked into before the first record is sent.
        var files = await OpenAsync(parsed, stop);
        using var report = new ImportReport(terminal, server, files, parsed.GetValue(Rejected), parsed.GetValue(Json));
        foreach (var file in files)
        {
            report.Begin(file);
        }

        var progress = WorkProgress.On(terminal, server, parsed.GetValue(Json));
        var importer = new Importer(session.Fleet) { Patience = Waiting.Of(parsed.GetValue(Wait), terminal, server) };
        try
        {
            await progress.RunAsync(() => ImportAsync(importer, server, files, parsed.GetValue(Replace), report, progress, stop));
            report.End(error: null);
            return report.Counts.Rejected > 0 ? ExitCode.Refused : ExitCode.Done;
        }
        catch (ImportException e)
        {
            report.End(e.Message);
            throw new CommandException(CommandLine.ExitCodeOf(e.Failure), $"{e.Message}.{report.SummaryOfPart}");
        }
        catch (OperationCanceledException)
        {
            report.End("called off");
            terminal.Warn($"movienet: called off.{report.SummaryOfPart} The same import again writes nothing twice.");
            throw;
        }
    }

    private static async Task ImportAsync(
        Importer importer, string server, IReadOnlyList<ImportFile> files, bool replace, ImportReport report, WorkProgress progress, CancellationToken stop)
    {
        var before = 0L;
        var all = Math.Max(1, files.Sum(file => file.Length));
        foreach (var file in files)
        {
            await foreach (var step in importer.ImportAsync(server, file.ReadAsync(stop), replace, stop))
            {
                report.Add(file, step);
                progress.Show(report.Counts.Read, (double)(before + step.Position) / all);
            }

            before += file.Length;
        }
    }

    /// <summary>Reads everything and sends nothing; no server is needed.</summary>
    private static async Task<int> TryAsync(Terminal terminal, ParseResult parsed, CancellationToken stop)
    {
        var files = await OpenAsync(parsed, stop);
        using var report = new ImportReport(terminal, server: null, files, parsed.GetValue(Rejected), parsed.GetValue(Json));
        var fit = 0L;
        foreach (var file in files)
        {
            report.Begin(file);
            report.ShowExamples(file);
            var check = new FileCheck(file);
            await foreach (var record in check.RejectedAsync(stop))
            {
                report.Reject(file, record);
            }

            fit += check.Fit;
        }

        report.EndOfTrial(fit);
        return report.Counts.Rejected > 0 ? ExitCode.Refused : ExitCode.Done;
    }

    private static async Task<IReadOnlyList<ImportFile>> OpenAsync(ParseResult parsed, CancellationToken stop)
    {
        var options = ImportFormats.OptionsOf(parsed.GetValue(Format), parsed.GetValue(Delimiter), parsed.GetValue(Map));
        var files = new List<ImportFile>();
        foreach (var path in parsed.GetRequiredValue(Files))
        {
            files.Add(await ImportFile.OpenAsync(path, options, stop));
        }

        return files;
    }
}
