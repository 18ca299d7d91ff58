using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>A server's second connection: made when it is first wanted, made again when it was lost.</summary>
internal sealed class BulkConnection(ServerEntry entry, FleetOptions options) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private MovieClient? client;

    /// <exception cref="NoAnswerException">Not connected, or by now to another server.</exception>
    public async Task<MovieClient> GetAsync(ServerHello expected, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (client is { Closed.IsCompleted: false } open)
            {
                return open;
            }

            var fresh = await MovieClient.ConnectAsync(entry.Host, entry.Port, new()
            {
                ConnectTimeout = options.HeartbeatTimeout,
                RequestTimeout = options.BulkTimeout,
                Actor = options.Actor,
                TimeProvider = options.TimeProvider,
            }, cancellationToken);
            if ((await fresh.HelloAsync(cancellationToken)).ServerId != expected.ServerId)
            {
                await fresh.DisposeAsync();
                throw new NoAnswerException(NoAnswerReason.NotConnected, "another server answers here", sent: false);
            }

            return client = fresh;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Forgets the connection, because the server seems to be gone.</summary>
    public async Task DropAsync()
    {
        if (Interlocked.Exchange(ref client, null) is { } open)
        {
            await open.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await DropAsync();
        gate.Dispose();
    }
}
