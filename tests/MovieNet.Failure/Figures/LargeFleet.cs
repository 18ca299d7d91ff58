using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MovieNet.Failure.Processes;
using MovieNet.Federation;
using MovieNet.Testing;

namespace MovieNet.Failure.Figures;

/// <summary>Fifty servers in a list: forty that answer, five whose address refuses every connection and five that are stopped.</summary>
internal sealed class LargeFleet : IAsyncDisposable
{
    public const int Servers = 50;
    public const int Refused = 5;
    public const int Stopped = 5;

    private const int StartedAtOnce = 4;
    private const int Films = 300;

    private readonly TempFolder home = new();
    private readonly List<Daemon> daemons = [.. Enumerable.Range(1, Servers - Refused).Select(i => new Daemon(Name(i)))];
    private readonly List<Socket> refusing = [];

    /// <summary>The home whose list holds them all.</summary>
    public string Home => home.Path;

    private IEnumerable<Daemon> ToBeStopped => daemons.TakeLast(Stopped);

    /// <summary>Starts and fills them; none is stopped yet.</summary>
    public static async Task<LargeFleet> StartAsync()
    {
        var fleet = new LargeFleet();
        try
        {
            foreach (var some in fleet.daemons.Chunk(StartedAtOnce))
            {
                await Task.WhenAll(some.Select(daemon => daemon.StartAsync()));
            }

            for (var i = 0; i < fleet.daemons.Count; i++)
            {
                await FilmStock.FillAsync(fleet.daemons[i].Port, Films, i);
            }

            fleet.AddAll();
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts some of those that answer into another list.</summary>
    public void AddSome(string otherHome, int count)
    {
        var list = new ServerList(new(otherHome));
        foreach (var daemon in daemons.Take(count))
        {
            list.Add(new(daemon.Name, "127.0.0.1", daemon.Port));
        }
    }

    public Task StopAsync() => Task.WhenAll(ToBeStopped.Select(daemon => daemon.StopAsync()));

    public Task ContinueAsync() => Task.WhenAll(ToBeStopped.Select(daemon => daemon.ContinueAsync()));

    public async ValueTask DisposeAsync()
    {
        foreach (var daemon in daemons)
        {
            await daemon.DisposeAsync();
        }

        refusing.ForEach(socket => socket.Dispose());
        home.Dispose();
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"Server {number:00}");

    /// <summary>In the list the dead stand between those that answer.</summary>
    private void AddAll()
    {
        var list = new ServerList(new(home.Path));
        for (var i = 0; i < daemons.Count; i++)
        {
            list.Add(new(daemons[i].Name, "127.0.0.1", daemons[i].Port));
            if (i % (daemons.Count / Refused) == 0)
            {
                // Bound and not listening: nobody else can take the port, and who connects is refused.
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
                refusing.Add(socket);
                list.Add(new(Name(100 + i), "127.0.0.1", ((IPEndPoint)socket.LocalEndPoint!).Port));
            }
        }
    }
}
