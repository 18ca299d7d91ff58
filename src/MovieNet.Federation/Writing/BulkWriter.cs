using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace MovieNet.Federation;

/// <summary>Carries out many writes, a few at a time on each server, so that none is flooded and none waits for another.</summary>
/// <param name="writer">Notes, sends and settles each of them.</param>
public sealed class BulkWriter(Writer writer)
{
    /// <summary>So many writes are on their way to a server: enough that it commits them together, not so many that other people's wait.</summary>
    public const int AtOnce = 16;

    /// <summary>Sends the writes and gives a receipt for each, as they come in.</summary>
    /// <param name="writes">The writes; to each server they are sent in this order.</param>
    /// <param name="stop">From then on no more are sent. Those on their way go to their end, the others are receipted as not sent.</param>
    public async IAsyncEnumerable<Receipt> ApplyAsync(IEnumerable<PlannedWrite> writes, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop = default)
    {
        var receipts = Channel.CreateUnbounded<Receipt>();
        var sending = SendAllAsync([.. writes.GroupBy(write => write.Server, StringComparer.Ordinal)], receipts.Writer, stop);
        await foreach (var receipt in receipts.Reader.ReadAllAsync(CancellationToken.None))
        {
            yield return receipt;
        }

        await sending;
    }

    private async Task SendAllAsync(IReadOnlyList<IEnumerable<PlannedWrite>> servers, ChannelWriter<Receipt> receipts, CancellationToken stop)
    {
        try
        {
            // The journal waits for the disk, so not on the caller's thread.
            await Task.WhenAll(servers.Select(server => Task.Run(
                () => Parallel.ForEachAsync(
                    server,
                    new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                    async (write, _) => await receipts.WriteAsync(await SendAsync(write, stop), CancellationToken.None)),
                CancellationToken.None)));
            receipts.Complete();
        }
        catch (Exception e)
        {
            receipts.Complete(e);
            throw;
        }
    }

    private async Task<Receipt> SendAsync(PlannedWrite write, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
        {
            return new(write, WriteOutcome.NotSent, default) { Message = "stopped before it was sent" };
        }

        try
        {
            return await writer.ApplyAsync([write], CancellationToken.None).SingleAsync(CancellationToken.None);
        }
        catch (SqliteException e)
        {
            return new(write, WriteOutcome.NotSent, default) { Message = $"it could not be noted on disk first ({e.Message})" };
        }
    }
}
