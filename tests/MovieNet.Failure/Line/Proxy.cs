using System.Net;
using System.Net.Sockets;

namespace MovieNet.Failure.Line;

/// <summary>
/// Stands between the clients and a server, at an address of its own that stays, and is the network's faults. Bytes that a
/// faulty line has swallowed never come later: its connections are reset when it is good again, as those of a cut network are
/// when one side has given up.
/// </summary>
internal sealed class Proxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Lock one = new();
    private readonly HashSet<ProxyConnection> connections = [];
    private readonly Task accepting;
    private volatile LineState state;

    public Proxy()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    /// <summary>Where clients connect.</summary>
    public int Port { get; }

    /// <summary>Where the server listens at the moment; 0 where there is none.</summary>
    public int Target { get; set; }

    public LineState State => state;

    /// <summary>How many connections are being carried.</summary>
    public int Connections
    {
        get
        {
            lock (one)
            {
                return connections.Count;
            }
        }
    }

    /// <summary>Makes the line bad, or good again.</summary>
    public void Set(LineState next)
    {
        var swallows = state is LineState.Silent or LineState.AnswersLost;
        state = next;
        if (swallows)
        {
            Reset();
        }
    }

    /// <summary>Resets every connection on both sides.</summary>
    public void Reset()
    {
        lock (one)
        {
            foreach (var connection in connections)
            {
                connection.Reset();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        Reset();
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
                var connection = new ProxyConnection(await listener.AcceptSocketAsync(ending.Token), () => state);
                lock (one)
                {
                    connections.Add(connection);
                }

                carrying.RemoveAll(task => task.IsCompleted);
                carrying.Add(CarryAsync(connection));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(carrying);
        }
    }

    private async Task CarryAsync(ProxyConnection connection)
    {
        try
        {
            await connection.CarryAsync(Target, ending.Token);
        }
        finally
        {
            lock (one)
            {
                connections.Remove(connection);
            }
        }
    }
}
