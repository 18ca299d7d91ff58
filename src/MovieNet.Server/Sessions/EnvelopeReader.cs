using System.Text;
using System.Text.Json;

namespace MovieNet.Server.Sessions;

/// <summary>Takes a message apart in one pass, which is also the test that it is JSON.</summary>
internal static class EnvelopeReader
{
    private static readonly string[] Known = ["jsonrpc", "id", "method", "params", "trace", "actor"];

    /// <summary>Reads one message.</summary>
    /// <exception cref="JsonException">It is not JSON, or nests too deep.</exception>
    public static Envelope Read(ReadOnlyMemory<byte> json, int depth)
    {
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = depth });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            reader.Read();
            return new() { Id = "null"u8.ToArray(), Invalid = "a request must be an object" };
        }

        var parts = new ReadOnlyMemory<byte>[Known.Length];
        HashSet<string>? others = null;
        string? twice = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var known = KnownName(ref reader);
            var name = known >= 0 ? Known[known] : NameOf(ref reader);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var isNew = known >= 0 ? parts[known].IsEmpty : (others ??= new(StringComparer.Ordinal)).Add(name);
            twice ??= isNew ? null : name;
            if (known >= 0)
            {
                parts[known] = json[start..(int)reader.BytesConsumed];
            }
        }

        // Nothing may follow the message: reading on would throw.
        reader.Read();
        return Judge(parts, twice);
    }

    /// <summary>The messages of a batch, or null where the line is no batch.</summary>
    /// <exception cref="JsonException">It is not JSON, or nests too deep.</exception>
    public static List<ReadOnlyMemory<byte>>? ReadBatch(ReadOnlyMemory<byte> json, int depth)
    {
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = depth });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        var messages = new List<ReadOnlyMemory<byte>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            messages.Add(json[start..(int)reader.BytesConsumed]);
        }

        reader.Read();
        return messages;
    }

    private static Envelope Judge(ReadOnlyMemory<byte>[] parts, string? twice)
    {
        var (version, id, method) = (parts[0], parts[1], parts[2]);
        var isReadable = IsId(id.Span) && twice is not "id";
        var name = method.IsEmpty ? null : Unquote(method);
        var invalid =
            twice is not null ? $"the member {twice} stands twice"
            : !version.Span.SequenceEqual("\"2.0\""u8) && !"2.0"u8.SequenceEqual(Unquote(version).GetValueOrDefault().Span) ? "jsonrpc must be \"2.0\""
            : !id.IsEmpty && !isReadable ? "an id must be a string, an integer or null"
            : name is null ? "a request must name its method"
            : null;
        return new()
        {
            // What is no request is always answered: whether it was a notification cannot be told.
            Id = id.IsEmpty && invalid is null ? default : isReadable ? id : "null"u8.ToArray(),
            Method = name.GetValueOrDefault(),
            Parameters = parts[3],
            Trace = parts[4],
            Actor = parts[5],
            Invalid = invalid,
        };
    }

    private static bool IsId(ReadOnlySpan<byte> id) =>
        id is [(byte)'"', ..]
        || id.SequenceEqual("null"u8)
        || (id is [(byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..] && !id.ContainsAny((byte)'.', (byte)'e', (byte)'E'));

    /// <summary>The text of a JSON string; null for anything else.</summary>
    private static ReadOnlyMemory<byte>? Unquote(ReadOnlyMemory<byte> json)
    {
        if (json.Span is not [(byte)'"', .., (byte)'"'])
        {
            return null;
        }

        if (!json.Span.Contains((byte)'\\'))
        {
            return json[1..^1];
        }

        try
        {
            return Encoding.UTF8.GetBytes(JsonSerializer.Deserialize<string>(json.Span)!);
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException)
        {
            // A lone surrogate: a text that no method has.
            return json[1..^1];
        }
    }

    private static int KnownName(ref Utf8JsonReader reader)
    {
        try
        {
            for (var i = 0; i < Known.Length; i++)
            {
                if (reader.ValueTextEquals(Known[i]))
                {
                    return i;
                }
            }
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate: none of the known names has one.
        }

        return -1;
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
