using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MovieNet.Benchmarks.Load;

/// <summary>
/// Asks as fast as it is answered, over some connections with so many requests on their way on each. One thread, its own
/// buffers, nothing allocated for a request: what is measured is the other side.
/// </summary>
/// <param name="port">Where the other side listens, on the loopback.</param>
/// <param name="wire">How to ask.</param>
/// <param name="connections">How many connections.</param>
/// <param name="depth">How many requests may wait for their answer on each.</param>
internal sealed class LoadGenerator(int port, IWire wire, int connections, int depth)
{
    private static readonly long Patience = 60 * Stopwatch.Frequency;

    /// <summary>Runs for so long, then takes the answers that are still to come.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="nextKey">What to ask for.</param>
    public LoadResult Run(TimeSpan duration, Func<int> nextKey) =>
        Run(nextKey, long.MaxValue, (long)(duration.TotalSeconds * Stopwatch.Frequency));

    /// <summary>Asks so many times.</summary>
    public LoadResult Run(long requests, Func<int> nextKey) => Run(nextKey, requests, long.MaxValue / 2);

    private LoadResult Run(Func<int> nextKey, long requests, long ticks)
    {
        var latencies = new Latencies();
        var all = new Connection[connections];
        var polled = new Poll.Entry[connections];
        for (var i = 0; i < connections; i++)
        {
            all[i] = new(Connect(), wire, depth, latencies);
            polled[i].Handle = (int)all[i].Socket.Handle;
        }

        try
        {
            var begun = Stopwatch.GetTimestamp();
            long asked = 0;
            long lastAnswers = -1;
            var lastProgress = begun;
            while (true)
            {
                var now = Stopwatch.GetTimestamp();
                long answers = 0;
                var waiting = 0;
                for (var i = 0; i < connections; i++)
                {
                    if (now - begun < ticks && asked < requests)
                    {
                        asked += all[i].Ask(nextKey, requests - asked, now);
                    }

                    polled[i].Wanted = (short)(Poll.In | (all[i].Send() ? 0 : Poll.Out));
                    answers += all[i].Answers;
                    waiting += all[i].Waiting;
                }

                if (waiting == 0)
                {
                    var seconds = (now - begun) / (double)Stopwatch.Frequency;
                    return new(answers, seconds, all.Sum(connection => connection.Checked), latencies);
                }

                lastProgress = answers == lastAnswers ? lastProgress : now;
                lastAnswers = answers;
                if (now - lastProgress > Patience)
                {
                    throw new TimeoutException("no answer for a minute");
                }

                Poll.Wait(polled, TimeSpan.FromSeconds(1));
                for (var i = 0; i < connections; i++)
                {
                    if ((polled[i].Ready & ~Poll.Out) != 0)
                    {
                        all[i].Receive();
                    }
                }
            }
        }
        finally
        {
            Array.ForEach(all, connection => connection.Socket.Dispose());
        }
    }

    private Socket Connect()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, port);
        socket.Blocking = false;
        return socket;
    }
}
