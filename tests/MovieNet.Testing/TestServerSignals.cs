using MovieNet.Server.Sessions;

namespace MovieNet.Testing;

/// <summary>What a test may wait for inside a running server.</summary>
internal static class TestServerSignals
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static bool IsInsideLine(this TestServer server) => server.Waits(SessionWait.InLine);

    public static bool IsIdle(this TestServer server) => server.Waits(SessionWait.Idle);

    public static bool IsSending(this TestServer server) => server.Waits(SessionWait.Sending);

    /// <summary>Whether some session waits for this.</summary>
    public static bool Waits(this TestServer server, SessionWait what) => server.Server.Sessions.All.Any(session => session.Waits == what);

    /// <summary>Waits until something is so that raises no signal; asks often, and gives up with words.</summary>
    public static async Task UntilAsync(this TestServer server, Func<bool> isSo, string what)
    {
        ArgumentNullException.ThrowIfNull(server);
        var begun = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            if (TimeProvider.System.GetElapsedTime(begun) > Patience)
            {
                throw new TimeoutException($"waited in vain until {what}");
            }

            await Task.Yield();
        }
    }
}
