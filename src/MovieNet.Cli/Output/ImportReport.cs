using System.Text.Json;
using MovieNet.Federation;

namespace MovieNet.Cli.Output;

/// <summary>Tells of an import while it runs: rejected records as they turn up, the counts at the end.</summary>
internal sealed class ImportReport : IDisposable
{
    private readonly Terminal terminal;
    private readonly string server;
    private readonly Utf8JsonWriter? json;
    private readonly StreamWriter? rejected;
    private readonly bool showsProgress;

    /// <exception cref="CommandException">The file for rejected records cannot be written.</exception>
    public ImportReport(Terminal terminal, string server, bool asJson, string? rejectedPath)
    {
        this.terminal = terminal;
        this.server = server;
        showsProgress = !asJson && Terminal.IsTerminal && !Console.IsErrorRedirected;
        try
        {
            rejected = rejectedPath is null ? null : new StreamWriter(rejectedPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Usage, $"--rejected {rejectedPath} cannot be written: {e.Message}");
        }

        json = asJson ? JsonOutput.To(terminal) : null;
        json?.WriteStartObject();
        json?.WriteString("server", server);
        json?.WriteStartArray("rejected");
    }

    public ImportCounts Counts { get; private set; } = new(0, 0, 0, 0);

    public string Summary => FormattableString.Invariant(
        $"{server}: {Counts.Added:N0} added, {Counts.Replaced:N0} replaced, {Counts.Skipped:N0} skipped, {Counts.Rejected:N0} rejected.");

    /// <summary>What went in before something ended the import; empty where nothing was sent.</summary>
    public string SummaryOfPart => Counts.Read == 0 ? "" : $" Until then, {Summary}";

    public void Begin(ImportFile file)
    {
        if (json is null)
        {
            terminal.PlainOut.WriteLine($"{file.Name}: {file.Mapping}");
        }
    }

    public void Add(ImportFile file, ImportStep step)
    {
        Counts += step.Counts;
        ShowProgress("");
        foreach (var record in step.Rejected)
        {
            var line = FormattableString.Invariant(
                $"{file.Name} {file.Unit} {record.Number}{TitleOf(record)}: {string.Join("; ", record.Problems)}");
            terminal.Error.WriteLine(line);
            rejected?.WriteLine(line);
            WriteJson(file, record);
        }

        json?.Flush();
        ShowProgress(FormattableString.Invariant($"{Counts.Read:N0} records"));
    }

    public void End(string? error)
    {
        ShowProgress("");
        if (json is not null)
        {
            json.WriteEndArray();
            json.WriteNumber("added", Counts.Added);
            json.WriteNumber("replaced", Counts.Replaced);
            json.WriteNumber("skipped", Counts.Skipped);
            if (error is not null)
            {
                json.WriteString("error", error);
            }

            json.End(terminal);
        }
        else if (error is null)
        {
            terminal.PlainOut.WriteLine(Summary);
        }
    }

    public void Dispose()
    {
        json?.Dispose();
        rejected?.Dispose();
    }

    private void WriteJson(ImportFile file, ImportRecord record)
    {
        if (json is null)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("file", file.Name);
        json.WriteNumber(file.Unit, record.Number);
        json.WriteString("title", record.Title);
        json.WriteProblems(record.Problems);
        json.WriteEndObject();
    }

    /// <summary>One line that is written over and over; it stands apart from the output, so that a file never holds it.</summary>
    private void ShowProgress(string text)
    {
        if (showsProgress)
        {
            terminal.Error.Write($"\r\e[K{text}");
        }
    }

    private static string TitleOf(ImportRecord record) => record.Title switch
    {
        null => "",
        { Length: > 60 } => $" (“{record.Title[..59]}…”)",
        _ => $" (“{record.Title}”)",
    };
}
