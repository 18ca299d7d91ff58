using System.IO.Pipelines;
using System.Text;
using MovieNet.Server;
using MovieNet.Server.Commands;
using MovieNet.Server.Sessions;
using MovieNet.Testing;

namespace MovieNet.Tests.Server;

/// <summary>A session of a running server without a socket: what it sends is seen piece by piece, and only what is read leaves it.</summary>
internal sealed class PipedSession
{
    private readonly Pipe toServer = new();
    private readonly Pipe toClient = new();

    public PipedSession(TestServer server)
    {
        Session = new(new DuplexPipe(toServer.Reader, toClient.Writer), server.Server.Context, new ErrorMapping(new Log(null)));
        Running = Session.RunAsync();
    }

    public Session Session { get; }

    /// <summary>Ends with the session.</summary>
    public Task Running { get; }

    public async Task SendAsync(params string[] lines) =>
        await toServer.Writer.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))), TestContext.Current.CancellationToken);

    /// <summary>The whole lines of what was sent in one piece, or of several that nobody has read.</summary>
    public async Task<string[]> ReadAsync()
    {
        var result = await toClient.Reader.ReadAsync(TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(result.Buffer);
        var end = text.LastIndexOf('\n') + 1;
        toClient.Reader.AdvanceTo(result.Buffer.GetPosition(Encoding.UTF8.GetByteCount(text.AsSpan(0, end))), result.Buffer.End);
        return text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Says that nothing more comes, and waits for the session to end.</summary>
    public async Task EndAsync()
    {
        await toServer.Writer.CompleteAsync();
        await Running;
    }

    /// <summary>Breaks the connection, as a reset does.</summary>
    public async Task BreakAsync()
    {
        await toServer.Writer.CompleteAsync(new IOException("reset"));
        await toClient.Reader.CompleteAsync();
    }

    private sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
