using System.Text.Json;
using MovieNet.Cli.Generating;
using MovieNet.Federation;

namespace MovieNet.Cli.Output;

/// <summary>Says what became of made-up movies on each server.</summary>
internal sealed class GenerateReport : IDisposable
{
    private readonly Terminal terminal;
    private readonly Utf8JsonWriter? json;

    public GenerateReport(Terminal terminal, int seed, int count, bool asJson)
    {
        this.terminal = terminal;
        if (!asJson)
        {
            terminal.PlainOut.WriteLine(FormattableString.Invariant($"{count:N0} movies with --seed {seed}"));
            return;
        }

        json = JsonOutput.To(terminal);
        json.WriteStartObject();
        json.WriteNumber("seed", seed);
        json.WriteStartArray("servers");
    }

    public void Add(GeneratedMovies sending)
    {
        if (sending.Error is { } error)
        {
            terminal.Warn($"movienet: {error.Message}.");
        }

        if (json is null)
        {
            foreach (var record in sending.Rejected)
            {
                terminal.Warn(FormattableString.Invariant($"{sending.Server} movie {record.Number} (“{record.Title}”): {string.Join("; ", record.Problems)}"));
            }

            if (sending.Error is null || sending.Counts.Read > 0)
            {
                terminal.PlainOut.WriteLine(ImportReport.SummaryOf(sending.Server, sending.Counts));
            }

            return;
        }

        json.WriteStartObject();
        json.WriteString("server", sending.Server);
        json.WriteNumber("added", sending.Counts.Added);
        json.WriteNumber("skipped", sending.Counts.Skipped);
        json.WriteStartArray("rejected");
        foreach (var record in sending.Rejected)
        {
            Write(json, record);
        }

        json.WriteEndArray();
        if (sending.Error is not null)
        {
            json.WriteString("error", sending.Error.Message);
        }

        json.WriteEndObject();
    }

    /// <summary>Ends the report.</summary>
    public void Dispose()
    {
        if (json is not null)
        {
            json.WriteEndArray();
            json.End(terminal);
            json.Dispose();
        }
    }

    private static void Write(Utf8JsonWriter json, ImportRecord record)
    {
        json.WriteStartObject();
        json.WriteNumber("movie", record.Number);
        json.WriteString("title", record.Title);
        json.WriteProblems(record.Problems);
        json.WriteEndObject();
    }
}
