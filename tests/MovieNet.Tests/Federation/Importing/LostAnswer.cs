using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MovieNet.Tests.Federation.Importing;

/// <summary>Stands before a server and passes everything on, but cuts the connection instead of the first answer with a certain text.</summary>
internal sealed class LostAnswer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly IPEndPoint server;
    private readonly string text;
    private readonly Task accepting;
    private int lost;

    public LostAnswer(IPEndPoint server, string text)
    {
        this.server = server;
        this.text = text;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many answers were cut off.</summary>
    public int Lost => lost;

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await accepting;
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var passing = new List<Task>();
        try
        {
            while (true)
            {
                passing.Add(PassAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(passing);
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        await far.ConnectAsync(server, stopping.Token);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        var both = new[] { there(), back() };
        await Task.WhenAny(both);
        await end.CancelAsync();
        await Task.WhenAll(both);

        Task there() => Quietly(() => near.GetStream().CopyToAsync(far.GetStream(), end.Token));
        Task back() => Quietly(() => PassAnswersAsync(far.GetStream(), near.GetStream(), end.Token));
    }

    private async Task PassAnswersAsync(NetworkStream from, NetworkStream to, CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(from, Encoding.UTF8);
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal) && Interlocked.CompareExchange(ref lost, 1, 0) == 0)
            {
                return;
            }

            await to.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);
        }
    }

    private static async Task Quietly(Func<Task> passing)
    {
        try
        {
            await passing();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // One of the two went away, and the other is told by closing.
        }
    }
}
