using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MovieNet.Server.Sessions;

/// <summary>
/// Since when a session waits, and for what. It is asked from outside about once a second instead of having a timer of its
/// own: twenty thousand connections then cost one timer.
/// </summary>
internal sealed class SessionClock(ServerOptions options)
{
    private enum Phase
    {
        Working,
        Idle,
        InLine,
        Sending,
    }

    private readonly Lock one = new();
    private Phase phase;
    private long since = options.TimeProvider.GetTimestamp();
    private long lineSince;

    /// <summary>A whole line was read: what follows it is another line.</summary>
    public void LineRead() => lineSince = 0;

    /// <summary>The session waits for more, inside a line or between two.</summary>
    public void Waiting(bool insideLine)
    {
        var now = options.TimeProvider.GetTimestamp();
        lineSince = !insideLine ? 0 : lineSince == 0 ? now : lineSince;
        Enter(insideLine ? Phase.InLine : Phase.Idle, insideLine ? lineSince : now);
    }

    /// <summary>The session sends, and waits where the client does not read.</summary>
    public void Sending() => Enter(Phase.Sending, options.TimeProvider.GetTimestamp());

    /// <summary>What there was to send is sent.</summary>
    public void Sent() => Enter(Phase.Working, 0);

    /// <summary>Whether it waits for the client to read.</summary>
    public bool IsSending
    {
        get
        {
            lock (one)
            {
                return phase == Phase.Sending;
            }
        }
    }

    /// <summary>Whether the session has waited longer than a limit allows, and which.</summary>
    public bool IsOver([NotNullWhen(true)] out string? limit)
    {
        var limits = options.Limits;
        lock (one)
        {
            var (seconds, what) = phase switch
            {
                Phase.InLine => (limits.LineSeconds, "the line took longer than {0} seconds"),
                Phase.Idle => (limits.IdleSeconds, "nothing was asked for {0} seconds"),
                Phase.Sending => (limits.IdleSeconds, "nothing was read for {0} seconds"),
                _ => (int.MaxValue, ""),
            };
            limit = options.TimeProvider.GetElapsedTime(since) > TimeSpan.FromSeconds(seconds)
                ? string.Format(CultureInfo.InvariantCulture, what, seconds)
                : null;
            return limit is not null;
        }
    }

    private void Enter(Phase next, long from)
    {
        lock (one)
        {
            phase = next;
            since = from;
        }
    }
}
