using System.Text.Json;
using MovieNet.Federation;
using MovieNet.Protocol;

namespace MovieNet.Cli.Output;

/// <summary>Changes as JSON, written as they come, and behind them who answered.</summary>
internal sealed class ChangesJson : IDisposable
{
    private readonly Terminal terminal;
    private readonly Utf8JsonWriter json;

    public ChangesJson(Terminal terminal)
    {
        this.terminal = terminal;
        json = JsonOutput.To(terminal);
        json.WriteStartObject();
        json.WriteStartArray("changes");
    }

    public void Add(ServerChange change) => JsonSerializer.Serialize(json, change, ProtocolJson.Options);

    public void End(IEnumerable<ServerOutcome> servers)
    {
        json.WriteEndArray();
        json.WriteOutcomes(servers);
        json.End(terminal);
    }

    public void Dispose() => json.Dispose();
}
