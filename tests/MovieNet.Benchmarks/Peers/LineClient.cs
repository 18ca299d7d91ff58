using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace MovieNet.Benchmarks.Peers;

/// <summary>One connection to the daemon for single questions.</summary>
internal sealed class LineClient : IDisposable
{
    private readonly NetworkStream stream;
    private readonly StreamReader reader;

    public LineClient(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, port);
        stream = new(socket, ownsSocket: true);
        reader = new(stream);
    }

    /// <summary>The result of a method without parameters.</summary>
    public JsonNode Ask(string method)
    {
        stream.Write(System.Text.Encoding.UTF8.GetBytes($$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}"}""" + "\n"));
        return JsonNode.Parse(reader.ReadLine() ?? throw new IOException("the server closed the connection"))!["result"]!;
    }

    public void Dispose()
    {
        reader.Dispose();
        stream.Dispose();
    }
}
