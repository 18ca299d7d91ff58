using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MovieNet.Federation;

/// <summary>The server list as a small JSON file, to be carried to another machine or kept.</summary>
public static class ServerListFile
{
    /// <summary>The largest file that is read, bytes: a list of thousands of servers.</summary>
    public const int MostBytes = 1 << 20;

    private const int Version = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file's bytes, in UTF-8, the servers in the order of the list. Tokens never go into it.</summary>
    public static byte[] Write(IEnumerable<ServerEntry> entries)
    {
        var servers = entries.Select(entry => new Line(
            entry.Name, entry.Host, entry.Port, entry.Tags.Count == 0 ? null : entry.Tags, entry.Paused ? true : null, entry.ServerId,
            entry.Tls ? true : null, entry.Fingerprint));
        return [.. JsonSerializer.SerializeToUtf8Bytes(new Whole(Version, [.. servers]), Options), (byte)'\n'];
    }

    /// <summary>Reads a file that <see cref="Write"/> or a person wrote. What is said of single servers is checked when it is held against the list.</summary>
    /// <exception cref="FormatException">It is no such file; the message says what was expected, for people.</exception>
    public static IReadOnlyList<ServerEntry> Read(ReadOnlySpan<byte> file)
    {
        var text = file.StartsWith("\uFEFF"u8) ? file[3..] : file;
        try
        {
            return JsonSerializer.Deserialize<Whole>(text, Options) switch
            {
                { MovieNetServers: > Version and var version } => throw new FormatException(
                    FormattableString.Invariant($"it was written by a newer MovieNet (version {version} of the file, this one reads {Version})")),
                { MovieNetServers: Version, Servers: { } servers } => [.. servers.Select(Entry)],
                _ => throw new FormatException("it is no server list: expected “movieNetServers”: 1 and “servers” as a list"),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            throw new FormatException(e is JsonException { LineNumber: { } line, Path: var path }
                ? FormattableString.Invariant($"it is no server list: line {line + 1} is not as expected{(path is { Length: > 2 } ? $", at {path[2..]}" : "")}")
                : "it is no server list", e);
        }
    }

    private static ServerEntry Entry(Line? line) => line is null
        ? throw new FormatException("it is no server list: a server is null")
        : new(line.Name ?? "", line.Host ?? "", line.Port, line.ServerId, line.Paused ?? false) 
        {
            Tags = ServerTags.Parse(ServerTags.Text(line.Tags ?? [])),
            Tls = line.Tls ?? false,
            Fingerprint = line.Fingerprint,
        };

    private sealed record Whole([property: JsonPropertyName("movieNetServers")] int MovieNetServers, IReadOnlyList<Line>? Servers);

    private sealed record Line(string? Name, string? Host, int Port, IReadOnlyList<string>? Tags, bool? Paused, Guid? ServerId, bool? Tls, string? Fingerprint);
}
