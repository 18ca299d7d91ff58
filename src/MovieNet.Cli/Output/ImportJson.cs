using System.Text.Json;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Cli.Output;

/// <summary>An import as JSON; rejected records are written as they turn up.</summary>
internal sealed class ImportJson : IDisposable
{
    private readonly Terminal terminal;
    private readonly Utf8JsonWriter json;

    /// <param name="terminal">Where to.</param>
    /// <param name="server">The server; null where nothing is sent.</param>
    /// <param name="files">What is imported.</param>
    public ImportJson(Terminal terminal, string? server, IEnumerable<ImportFile> files)
    {
        this.terminal = terminal;
        json = JsonOutput.To(terminal);
        json.WriteStartObject();
        if (server is not null)
        {
            json.WriteString("server", server);
        }

        json.WriteStartArray("files");
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("file", file.Name);
            json.WriteStartObject("mapping");
            foreach (var (field, column) in file.Mapping.Columns)
            {
                json.WriteString(FieldInfo.Of(field).Name, column);
            }

            json.WriteEndObject();
            json.WriteList("unused", file.Unused);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rejected");
    }

    public void Reject(ImportFile file, ImportRecord record)
    {
        json.WriteStartObject();
        json.WriteString("file", file.Name);
        json.WriteNumber(file.Unit, record.Number);
        json.WriteString("title", record.Title);
        json.WriteProblems(record.Problems);
        json.WriteEndObject();
        if (json.BytesPending > 16 << 10)
        {
            json.Flush();
        }
    }

    public void End(IEnumerable<(string Name, long Count)> counts, string? error)
    {
        json.WriteEndArray();
        foreach (var (name, count) in counts)
        {
            json.WriteNumber(name, count);
        }

        if (error is not null)
        {
            json.WriteString("error", error);
        }

        json.End(terminal);
    }

    public void Dispose() => json.Dispose();
}
