using System.Text.Encodings.Web;
using System.Text.Json;
using MovieNet.Protocol;

namespace MovieNet.Cli.Output;

/// <summary>Writes JSON to the standard output, records in the form they have on the wire.</summary>
internal static class JsonOutput
{
    public static Utf8JsonWriter To(Terminal terminal) => new(terminal.Bytes, new()
    {
        Indented = Terminal.IsTerminal,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Ends the document with a line feed.</summary>
    public static void End(this Utf8JsonWriter json, Terminal terminal)
    {
        json.WriteEndObject();
        json.Flush();
        terminal.Bytes.Write("\n"u8);
        terminal.Bytes.Flush();
    }

    public static void WriteRecord(this Utf8JsonWriter json, MovieRecord record) => JsonSerializer.Serialize(json, record, ProtocolJson.Options);

    public static void WriteList(this Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }

    /// <summary>Who answered, and why others did not.</summary>
    public static void WriteOutcomes(this Utf8JsonWriter json, IEnumerable<ServerOutcome> servers)
    {
        json.WriteStartArray("servers");
        foreach (var server in servers)
        {
            json.WriteStartObject();
            json.WriteString("name", server.Name);
            json.WriteString("address", server.Address);
            json.WriteString("outcome", server.Silence ?? "answered");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteProblems(this Utf8JsonWriter json, IEnumerable<FieldProblem> problems)
    {
        json.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("field", problem.Field);
            json.WriteString("problem", problem.Problem);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
