using System.IO.Pipelines;

namespace MovieNet.Server.Sessions;

/// <summary>
/// Ends a connection whose client is still sending. Closing at once would reset it, and the client's system may then throw
/// the error away unread; so what comes is passed over until the client is quiet, for a second at most. It is not looked at.
/// </summary>
internal static class Linger
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public static async ValueTask AfterAsync(PipeReader input)
    {
        using var all = new CancellationTokenSource(Longest, TimeProvider.System);
        try
        {
            while (true)
            {
                using var quiet = CancellationTokenSource.CreateLinkedTokenSource(all.Token);
                quiet.CancelAfter(Quiet);
                var result = await input.ReadAsync(quiet.Token);
                input.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Quiet, or long enough.
        }
    }
}
