using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;
using MovieNet.Server.Sessions;

namespace MovieNet.Server.Connections;

/// <summary>Who is connected. Looks at all of them about once a second for time limits.</summary>
internal sealed class SessionList : IDisposable
{
    private static readonly TimeSpan ClosingPatience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Session, byte> sessions = new();
    private readonly int maximum;
    private readonly ITimer timer;
    private readonly TimeProvider time;
    private readonly ConcurrentQueue<(WeakReference<ConnectionContext> Connection, long Since)> closing = new();
    private int count;
    private long last;

    public SessionList(ServerOptions options)
    {
        time = options.TimeProvider;
        maximum = options.Limits.Connections;
        timer = options.TimeProvider.CreateTimer(_ => CheckTimes(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    public int Count => Volatile.Read(ref count);

    /// <summary>A number that no other connection has.</summary>
    public long NextNumber() => Interlocked.Increment(ref last);

    /// <summary>All of them, for tests.</summary>
    internal IEnumerable<Session> All => sessions.Keys;

    /// <summary>False when there are as many as may be.</summary>
    public bool TryAdd(Session session)
    {
        if (Interlocked.Increment(ref count) > maximum)
        {
            Interlocked.Decrement(ref count);
            return false;
        }

        return sessions.TryAdd(session, 0);
    }

    public void Remove(Session session)
    {
        if (sessions.TryRemove(session, out _))
        {
            Interlocked.Decrement(ref count);
        }
    }

    /// <summary>Cuts a connection off that its client does not read to the end. Most are gone before; this does not keep them.</summary>
    public void AbortLater(ConnectionContext connection) => closing.Enqueue((new(connection), time.GetTimestamp()));

    public void Dispose() => timer.Dispose();

    private void CheckTimes()
    {
        foreach (var (session, _) in sessions)
        {
            session.CheckTime();
        }

        while (closing.TryPeek(out var next) && time.GetElapsedTime(next.Since) > ClosingPatience && closing.TryDequeue(out next))
        {
            if (next.Connection.TryGetTarget(out var connection))
            {
                connection.Abort();
            }
        }
    }
}
