using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MovieNet.Benchmarks.Load;

/// <summary>
/// One well-behaved connection that asks at a steady pace, one question at a time: what is measured is how long an answer
/// takes, not how many there can be. The time of a question that had to wait for the answer before it counts from when it was due.
/// </summary>
internal sealed class PacedLoad(int port, IWire wire, int perSecond) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Socket socket = Connect(port);

    /// <summary>Asks for so long.</summary>
    public LoadResult Run(TimeSpan duration, Func<int> nextKey)
    {
        var latencies = new Latencies();
        var connection = new Connection(socket, wire, 1, latencies);
        var entries = new Poll.Entry[] { new() { Handle = (int)socket.Handle, Wanted = Poll.In } };
        var step = Stopwatch.Frequency / perSecond;
        var begun = Stopwatch.GetTimestamp();
        var end = begun + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var answered = begun;
        for (var due = begun; answered < end && due < end; due += step)
        {
            long now;
            while ((now = Stopwatch.GetTimestamp()) < due)
            {
                Poll.Wait(entries, Stopwatch.GetElapsedTime(now, due));
            }

            connection.Ask(nextKey, 1, answered > due ? due : now);
            if (!connection.Send())
            {
                throw new IOException("the socket takes not even one question");
            }

            while (connection.Waiting > 0)
            {
                Poll.Wait(entries, Patience);
                if (entries[0].Ready == 0)
                {
                    throw new TimeoutException("no answer for a minute");
                }

                connection.Receive();
            }

            answered = Stopwatch.GetTimestamp();
        }

        return new(connection.Answers, Stopwatch.GetElapsedTime(begun, answered).TotalSeconds, connection.Checked, latencies);
    }

    public void Dispose() => socket.Dispose();

    private static Socket Connect(int port)
    {
        var connected = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        connected.Connect(IPAddress.Loopback, port);
        connected.Blocking = false;
        return connected;
    }
}
