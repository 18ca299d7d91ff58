using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MovieNet.Testing;

/// <summary>Lines over a socket, and nothing else of the protocol: a test of the server must not lean on our own client.</summary>
public sealed class RawClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly NetworkStream stream;
    private readonly StreamReader reader;
    private int lastId;

    private RawClient(Socket socket)
    {
        stream = new(socket, ownsSocket: true);
        reader = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
    }

    public static async Task<RawClient> ConnectAsync(IPEndPoint endpoint)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(endpoint);
        return new(socket);
    }

    /// <summary>Sends lines, each with a line feed, in one piece.</summary>
    public Task SendAsync(params string[] lines) => SendBytesAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendBytesAsync(ReadOnlyMemory<byte> bytes) => await stream.WriteAsync(bytes);

    /// <summary>Says that nothing more comes; answers can still be read.</summary>
    public void EndSending() => stream.Socket.Shutdown(SocketShutdown.Send);

    /// <summary>The next line; null when the server has closed the connection.</summary>
    public async Task<string?> ReadLineAsync()
    {
        try
        {
            return await reader.ReadLineAsync().WaitAsync(Patience);
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return null;
        }
    }

    /// <summary>The next line as JSON.</summary>
    public async Task<JsonNode> ReadJsonAsync() =>
        JsonNode.Parse(await ReadLineAsync() ?? throw new EndOfStreamException("the server closed the connection"))!;

    /// <summary>All lines until the server closes the connection.</summary>
    public async Task<IReadOnlyList<string>> ReadToEndAsync()
    {
        var lines = new List<string>();
        while (await ReadLineAsync() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Sends a line and reads one.</summary>
    public async Task<JsonNode> AskAsync(string line)
    {
        await SendAsync(line);
        return await ReadJsonAsync();
    }

    /// <summary>Calls a method and gives the whole answer. Parameters are JSON text; a quotation mark may be written as '.</summary>
    public Task<JsonNode> CallAsync(string method, string? parameters = null) => AskAsync(Request(++lastId, method, parameters));

    /// <summary>Calls a method that must succeed and gives its result.</summary>
    public async Task<JsonNode> ResultAsync(string method, string? parameters = null)
    {
        var answer = await CallAsync(method, parameters);
        return answer["result"] ?? throw new InvalidOperationException($"{method} was refused: {answer.ToJsonString()}");
    }

    /// <summary>Calls a method that must be refused and gives the error.</summary>
    public async Task<JsonNode> ErrorAsync(string method, string? parameters = null)
    {
        var answer = await CallAsync(method, parameters);
        return answer["error"] ?? throw new InvalidOperationException($"{method} was not refused: {answer.ToJsonString()}");
    }

    /// <summary>A request as a line.</summary>
    public static string Request(int id, string method, string? parameters = null) =>
        $$"""{"jsonrpc":"2.0","id":{{id}},"method":{{JsonSerializer.Serialize(method)}}{{(parameters is null ? "" : ",\"params\":" + Quoted(parameters))}}}""";

    /// <summary>A notification as a line.</summary>
    public static string Notification(string method, string? parameters = null) =>
        $$"""{"jsonrpc":"2.0","method":{{JsonSerializer.Serialize(method)}}{{(parameters is null ? "" : ",\"params\":" + Quoted(parameters))}}}""";

    public async ValueTask DisposeAsync()
    {
        reader.Dispose();
        await stream.DisposeAsync();
    }

    // JSON inside C# reads better without a backslash before every quotation mark.
    private static string Quoted(string parameters) => parameters.Contains('"', StringComparison.Ordinal) ? parameters : parameters.Replace('\'', '"');
}
