using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MovieNet.Server.Sessions;

/// <summary>
/// Since when a session waits, and for what. It is asked from outside about once a second instead of having a timer of its
/// own: twenty thousand connections then cost one timer.
/// </summary>
internal sealed class SessionClock(ServerOptions options)
{
    private readonly Lock one = new();
    private SessionWait waits;
    private long since;
    private long lineSince;
    private long? sendingSince;

    /// <summary>What the session waits for now. It may send while it waits for more.</summary>
    public SessionWait Waits
    {
        get
        {
            lock (one)
            {
                return sendingSince is null ? waits : SessionWait.Sending;
            }
        }
    }

    private long Now => options.TimeProvider.GetTimestamp();

    /// <summary>A whole line was read: what follows it is another line.</summary>
    public void LineRead() => lineSince = 0;

    /// <summary>The session begins to wait for more, inside a line or between two.</summary>
    /// <param name="insideLine">Whether the first bytes of a line are here.</param>
    /// <param name="watching">Whether it has something else to wait for between two lines.</param>
    public void Waiting(bool insideLine, bool watching)
    {
        var now = Now;
        lineSince = !insideLine ? 0 : lineSince == 0 ? now : lineSince;
        lock (one)
        {
            waits = insideLine ? SessionWait.InLine : watching ? SessionWait.Watching : SessionWait.Idle;
            since = insideLine ? lineSince : now;
        }
    }

    /// <summary>Something has come.</summary>
    public void Working()
    {
        lock (one)
        {
            waits = SessionWait.None;
        }
    }

    /// <summary>The session sends, and waits where the client does not read.</summary>
    public void Sending()
    {
        lock (one)
        {
            sendingSince = Now;
        }
    }

    /// <summary>What there was to send is sent.</summary>
    public void Sent()
    {
        lock (one)
        {
            sendingSince = null;
        }
    }

    /// <summary>Whether the session has waited longer than a limit allows, and which.</summary>
    public bool IsOver([NotNullWhen(true)] out string? limit)
    {
        var limits = options.Limits;
        lock (one)
        {
            var (seconds, from, what) = (sendingSince, waits) switch
            {
                ({ } sending, _) => (limits.IdleSeconds, sending, "nothing was read for {0} seconds"),
                (_, SessionWait.InLine) => (limits.LineSeconds, since, "the line took longer than {0} seconds"),
                (_, SessionWait.Idle) => (limits.IdleSeconds, since, "nothing was asked for {0} seconds"),
                _ => (int.MaxValue, Now, ""),
            };
            limit = options.TimeProvider.GetElapsedTime(from) > TimeSpan.FromSeconds(seconds)
                ? string.Format(CultureInfo.InvariantCulture, what, seconds)
                : null;
            return limit is not null;
        }
    }
}
