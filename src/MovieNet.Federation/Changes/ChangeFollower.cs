using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace MovieNet.Federation;

/// <summary>
/// Follows what every server changes, as it changes it: each change once, in its server's order. A connection that is lost
/// loses nothing: what was changed meanwhile is read when the server answers again. Servers that come into the list are
/// followed too.
/// </summary>
/// <param name="fleet">Whom to follow.</param>
/// <param name="only">Which servers; null for all.</param>
/// <param name="time">Where time comes from.</param>
public sealed class ChangeFollower(Fleet fleet, Func<string, bool>? only = null, TimeProvider? time = null)
{
    private const int SaidAhead = 100;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    /// <summary>Follows until it is called off.</summary>
    public async IAsyncEnumerable<Followed> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var said = Channel.CreateBounded<Followed>(SaidAhead);
        var followed = new ConcurrentDictionary<string, Lazy<Task>>(StringComparer.Ordinal);
        fleet.Changed += FollowNew;
        try
        {
            FollowNew();
            await foreach (var one in said.Reader.ReadAllAsync(cancellationToken))
            {
                yield return one;
            }
        }
        finally
        {
            fleet.Changed -= FollowNew;
            await stopping.CancelAsync();
            await Task.WhenAll(followed.Values.Select(one => one.Value));
        }

        void FollowNew()
        {
            foreach (var server in fleet.Servers.Where(server => only is null || only(server.Name)))
            {
                _ = followed.GetOrAdd(server.Name, name => new(() => FollowOneAsync(name))).Value;
            }
        }

        async Task FollowOneAsync(string name)
        {
            try
            {
                await FollowAsync(name, said.Writer, stopping.Token);
                // Not in the list any more; it may come back.
                followed.TryRemove(name, out _);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // Called off.
            }
            catch (Exception e)
            {
                said.Writer.TryComplete(e);
            }
        }
    }

    private async Task FollowAsync(string name, ChannelWriter<Followed> output, CancellationToken stop)
    {
        var server = new FollowedServer(name, output);
        while (fleet.Find(name) is not null)
        {
            await foreach (var answer in fleet.AskAsync(
                (_, client, token) => server.FollowAsync(client, token), only: one => string.Equals(one, name, StringComparison.Ordinal), cancellationToken: stop))
            {
                // It only ends where the connection does.
                await server.LoseAsync(answer.Silence ?? "the connection was closed", stop);
            }

            await Task.Delay(BetweenTries, time ?? TimeProvider.System, stop);
        }
    }
}
