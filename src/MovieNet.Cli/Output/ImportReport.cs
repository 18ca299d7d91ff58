using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Cli.Output;

/// <summary>Tells of an import while it runs: the mapping, rejected records as they turn up, the counts at the end.</summary>
internal sealed class ImportReport : IDisposable
{
    /// <summary>More would push what was said before off the screen.</summary>
    private const int MostShown = 20;

    private readonly Terminal terminal;
    private readonly string? server;
    private readonly ImportJson? json;
    private readonly RejectedFile? rejected;

    /// <param name="terminal">Where to.</param>
    /// <param name="server">The server; null where nothing is sent.</param>
    /// <param name="files">What is imported.</param>
    /// <param name="rejectedPath">Where all rejected records go too, or null.</param>
    /// <param name="asJson">Whether the output is JSON.</param>
    /// <exception cref="ImportException">The file for rejected records cannot be as it is asked for.</exception>
    public ImportReport(Terminal terminal, string? server, IReadOnlyList<ImportFile> files, string? rejectedPath, bool asJson)
    {
        this.terminal = terminal;
        this.server = server;
        rejected = rejectedPath is null ? null : RejectedFile.Create(rejectedPath, files);
        json = asJson ? new(terminal, server, files) : null;
    }

    public ImportCounts Counts { get; private set; } = new(0, 0, 0, 0);

    /// <summary>What went in before something ended the import; empty where nothing was sent.</summary>
    public string SummaryOfPart => Counts.Read == 0 ? "" : $" Until then, {Summary}";

    private string Summary => SummaryOf(server!, Counts);

    /// <summary>What went in where.</summary>
    public static string SummaryOf(string server, ImportCounts counts) => FormattableString.Invariant(
        $"{server}: {counts.Added:N0} added, {counts.Replaced:N0} replaced, {counts.Skipped:N0} skipped, {counts.Rejected:N0} rejected.");

    /// <summary>Shows what is taken from where.</summary>
    public void Begin(ImportFile file)
    {
        var unused = string.Join(", ", file.Unused);
        WriteLine($"{file.Name}: {file.Mapping}{(unused.Length > 0 ? "; not used: " : "")}{unused}");
    }

    /// <summary>Shows what the columns that are used hold in the first records.</summary>
    public void ShowExamples(ImportFile file)
    {
        foreach (var (field, name) in file.Mapping.Columns)
        {
            var examples = file.Columns.First(column => string.Equals(column.Name, name, StringComparison.Ordinal)).Examples;
            WriteLine($"  {FieldInfo.Of(field).Name}: {string.Join(" · ", examples.Take(3).Select(text => OneLine(text, 40)))}");
        }
    }

    public void Add(ImportFile file, ImportStep step)
    {
        foreach (var record in step.Rejected)
        {
            Reject(file, record);
        }

        // Behind the records, of which each looks at how many were shown before.
        Counts += step.Counts with { Rejected = 0 };
    }

    public void Reject(ImportFile file, ImportRecord record)
    {
        Counts += new ImportCounts(0, 0, 0, Rejected: 1);
        if (Counts.Rejected <= MostShown)
        {
            terminal.Warn(FormattableString.Invariant($"{file.Name} {file.Unit} {record.Number}{TitleOf(record)}: {string.Join("; ", record.Problems)}"));
        }

        rejected?.Add(file, record);
        json?.Reject(file, record);
    }

    /// <summary>Ends the report of a whole import, or of the part of it that was done.</summary>
    public void End(string? error)
    {
        EndOfRejected();
        json?.End([("added", Counts.Added), ("replaced", Counts.Replaced), ("skipped", Counts.Skipped)], error);
        if (error is null)
        {
            WriteLine(Summary);
        }
    }

    /// <summary>Ends the report of a trial.</summary>
    /// <param name="fit">How many records could be sent.</param>
    public void EndOfTrial(long fit)
    {
        EndOfRejected();
        json?.End([("fit", fit)], error: null);
        WriteLine(FormattableString.Invariant($"{fit:N0} of {fit + Counts.Rejected:N0} records fit. Nothing was sent."));
    }

    public void Dispose()
    {
        json?.Dispose();
        rejected?.Dispose();
    }

    private void EndOfRejected()
    {
        if (Counts.Rejected > MostShown)
        {
            terminal.Warn(FormattableString.Invariant(
                $"… and {Counts.Rejected - MostShown:N0} more; {(rejected is null ? "--rejected FILE takes them all" : "all are in the file of rejected records")}."));
        }
    }

    private void WriteLine(string text)
    {
        if (json is null)
        {
            terminal.PlainOut.WriteLine(text);
        }
    }

    private static string TitleOf(ImportRecord record) => record.Title is { } title ? $" (“{OneLine(title, 60)}”)" : "";

    /// <summary>The beginning of a text, on one line.</summary>
    private static string OneLine(string text, int length)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > length ? line[..(length - 1)] + "…" : line;
    }
}
