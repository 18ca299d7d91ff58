using System.Net;
using System.Net.Sockets;

namespace MovieNet.Benchmarks.Attacks;

/// <summary>
/// What a kind of bad client does. It is done by one thread in small portions, so that it costs little and the daemon
/// finds a processor free.
/// </summary>
/// <param name="port">Where the daemon listens, on the loopback.</param>
/// <param name="connections">How many connections it holds.</param>
/// <param name="perSecond">How much of its work it does in a second.</param>
internal abstract class Attack(int port, int connections, double perSecond)
{
    private double owed;
    private long done;

    /// <summary>How much work was done so far.</summary>
    public long Done => Volatile.Read(ref done);

    protected int Connections => connections;

    /// <summary>Opens what must be there before the attack counts.</summary>
    public abstract void Begin();

    /// <summary>Does the work of so much time. What the daemon does not let it do is not made up for.</summary>
    public void GoOn(TimeSpan time)
    {
        owed = Math.Min(owed + (perSecond * time.TotalSeconds), perSecond / 10);
        var portion = (int)owed;
        owed -= portion;
        Volatile.Write(ref done, done + Work(portion));
    }

    /// <summary>Does so much, and gives what was done.</summary>
    protected abstract int Work(int amount);

    protected Socket Connect()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, port);
        socket.Blocking = false;
        return socket;
    }
}
