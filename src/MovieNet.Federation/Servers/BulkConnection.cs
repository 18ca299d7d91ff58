using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>A server's second connection: made when it is first wanted, made again when it was lost.</summary>
internal sealed class BulkConnection(ServerEntry entry, FleetOptions options)
{
    // Neither this nor the token sources are disposed of: whoever waits for a connection may still hold them, and they hold nothing.
    private readonly SemaphoreSlim gate = new(1);
    private readonly Lock one = new();
    private CancellationTokenSource dropped = new();
    private MovieClient? client;

    /// <exception cref="NoAnswerException">Not connected, or by now to another server.</exception>
    public async Task<MovieClient> GetAsync(ServerHello expected, CancellationToken cancellationToken)
    {
        var drop = Volatile.Read(ref dropped).Token;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, drop);
        try
        {
            await gate.WaitAsync(either.Token);
            try
            {
                return client is { Closed.IsCompleted: false } open ? open : Keep(await ConnectAsync(expected, either.Token), drop);
            }
            finally
            {
                gate.Release();
            }
        }
        catch (OperationCanceledException) when (drop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new NoAnswerException(NoAnswerReason.NotConnected, "the connection to it was lost", sent: false);
        }
    }

    /// <summary>Forgets the connection, also one that is being made, because the server seems to be gone.</summary>
    public async Task DropAsync(string why)
    {
        MovieClient? open;
        CancellationTokenSource making;
        lock (one)
        {
            (open, client) = (client, null);
            (making, dropped) = (dropped, new());
        }

        await making.CancelAsync();
        if (open is not null)
        {
            await open.CloseAsync(why);
        }
    }

    private async Task<MovieClient> ConnectAsync(ServerHello expected, CancellationToken cancellationToken)
    {
        var fresh = await MovieClient.ConnectAsync(entry.Host, entry.Port, entry.ClientOptions(options, options.BulkTimeout), cancellationToken);
        try
        {
            return (await fresh.HelloAsync(cancellationToken)).ServerId == expected.ServerId ? fresh
                : throw new NoAnswerException(NoAnswerReason.NotConnected, "another server answers here", sent: false);
        }
        catch
        {
            await fresh.DisposeAsync();
            throw;
        }
    }

    private MovieClient Keep(MovieClient fresh, CancellationToken drop)
    {
        lock (one)
        {
            if (!drop.IsCancellationRequested && dropped.Token == drop)
            {
                return client = fresh;
            }
        }

        // Dropped at the last moment: whoever asks by it is told that it is closed.
        _ = fresh.DisposeAsync().AsTask();
        return fresh;
    }
}
