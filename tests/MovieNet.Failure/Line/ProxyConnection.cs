using System.Net;
using System.Net.Sockets;

namespace MovieNet.Failure.Line;

/// <summary>One connection of a <see cref="Proxy"/>: two sockets and the bytes between them.</summary>
/// <param name="client">The client's side.</param>
/// <param name="state">How the line is at the moment.</param>
internal sealed class ProxyConnection(Socket client, Func<LineState> state)
{
    private const int Piece = 64 << 10;
    private const int SlowPiece = 4 << 10;

    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(150);

    private readonly Socket server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>Carries until either side has ended.</summary>
    /// <param name="port">Where the server is; 0 where there is none.</param>
    /// <param name="ending">Ends it.</param>
    public async Task CarryAsync(int port, CancellationToken ending)
    {
        client.NoDelay = true;
        try
        {
            if (port == 0)
            {
                return;
            }

            // A connection that is made while the line is silent is taken by the machine at this end; nothing more comes of it.
            await server.ConnectAsync(IPAddress.Loopback, port, ending);
            await Task.WhenAll(CopyAsync(client, server, isAnswer: false, ending), CopyAsync(server, client, isAnswer: true, ending));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Either end is gone, so the other goes too.
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Ends both sides without a farewell.</summary>
    public void Reset()
    {
        foreach (var socket in new[] { client, server })
        {
            try
            {
                socket.LingerState = new(enable: true, seconds: 0);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // Never connected, or gone already.
            }

            socket.Dispose();
        }
    }

    private async Task CopyAsync(Socket from, Socket to, bool isAnswer, CancellationToken ending)
    {
        try
        {
            await CarryOneWayAsync(from, to, isAnswer, ending);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Nobody is left to carry the other way for.
            Reset();
        }
    }

    private async Task CarryOneWayAsync(Socket from, Socket to, bool isAnswer, CancellationToken ending)
    {
        var buffer = new byte[Piece];
        while (await from.ReceiveAsync(buffer.AsMemory(0, state() == LineState.Slow ? SlowPiece : Piece), ending) is > 0 and var bytes)
        {
            if (state() == LineState.Slow)
            {
                await Task.Delay(Late, TimeProvider.System, ending);
            }

            // What is on its way when the line goes bad does not arrive either.
            var now = state();
            if (now == LineState.Silent || (now == LineState.AnswersLost && isAnswer))
            {
                continue;
            }

            for (var sent = 0; sent < bytes;)
            {
                sent += await to.SendAsync(buffer.AsMemory(sent, bytes - sent), ending);
            }
        }

        // An end is passed on, but by a silent line.
        if (state() != LineState.Silent)
        {
            to.Shutdown(SocketShutdown.Send);
        }
    }
}
