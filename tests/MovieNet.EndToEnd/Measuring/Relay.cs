using System.Net;
using System.Net.Sockets;

namespace MovieNet.EndToEnd.Measuring;

/// <summary>Stands between browser and app and counts what the app sends: bytes as they are on the wire, headers and compressed frames included.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private const int Piece = 64 << 10;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Uri app;
    private readonly Task accepting;
    private long sent;

    public Relay(Uri app)
    {
        this.app = app;
        listener.Start();
        Url = new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        accepting = AcceptAsync();
    }

    /// <summary>Where the browser goes.</summary>
    public Uri Url { get; }

    /// <summary>How many bytes the app has sent.</summary>
    public long Sent => Interlocked.Read(ref sent);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        await accepting;
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        var carrying = new List<Task>();
        try
        {
            while (true)
            {
                carrying.Add(CarryAsync(await listener.AcceptSocketAsync(ending.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(carrying);
        }
    }

    private async Task CarryAsync(Socket browser)
    {
        using var there = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (browser)
        {
            browser.NoDelay = true;
            await there.ConnectAsync(app.Host, app.Port, ending.Token);
            await Task.WhenAll(CopyAsync(browser, there, _ => { }), CopyAsync(there, browser, bytes => Interlocked.Add(ref sent, bytes)));
        }
    }

    private async Task CopyAsync(Socket from, Socket to, Action<int> count)
    {
        var buffer = new byte[Piece];
        try
        {
            while (await from.ReceiveAsync(buffer, ending.Token) is > 0 and var bytes)
            {
                count(bytes);
                await to.SendAsync(buffer.AsMemory(0, bytes), ending.Token);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            // Either end is gone.
        }
    }
}
