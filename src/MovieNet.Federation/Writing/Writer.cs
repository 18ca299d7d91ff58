using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// Carries out planned writes and gives a receipt for each. What stays unsure is asked again, with the same request id, as
/// soon as its server answers: in this process or, after a crash, in the next.
/// </summary>
public sealed class Writer : IAsyncDisposable
{
    private readonly Fleet fleet;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<Guid, byte> underWay = new();
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource stopping = new();
    private readonly Task settling;

    /// <summary>A writer over this fleet. Begins to settle what an earlier process left open.</summary>
    public Writer(Fleet fleet, StateDatabase database, TimeProvider? time = null)
    {
        this.fleet = fleet;
        this.time = time ?? TimeProvider.System;
        Journal = new(database, this.time);
        fleet.Changed += Settle;
        settling = Task.Run(SettleAsync);
        Settle();
    }

    /// <summary>Raised, on any thread, when the outcome of an unsure write became known.</summary>
    public event Action<Receipt>? Settled;

    /// <summary>What was noted before it was sent.</summary>
    public WriteJournal Journal { get; }

    /// <summary>Notes the writes, sends them all at once, and gives the receipts as they come in.</summary>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">They could not be noted; then nothing was sent.</exception>
    public async IAsyncEnumerable<Receipt> ApplyAsync(
        IReadOnlyCollection<PlannedWrite> writes, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var write in writes)
        {
            underWay[write.RequestId] = 0;
        }

        try
        {
            Journal.Note(writes);
            // The writes go on to their end even when nobody waits for the receipts any more.
            var sending = writes.Select(write => SendAsync(write, repeated: false)).ToList();
            await foreach (var receipt in Task.WhenEach(sending).WithCancellation(cancellationToken))
            {
                yield return await receipt;
            }
        }
        finally
        {
            foreach (var write in writes)
            {
                underWay.TryRemove(write.RequestId, out _);
            }

            Settle();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        fleet.Changed -= Settle;
        await stopping.CancelAsync();
        await settling;
        stopping.Dispose();
    }

    private async Task<Receipt> SendAsync(PlannedWrite write, bool repeated)
    {
        var start = time.GetTimestamp();
        Receipt receipt;
        try
        {
            var link = fleet.Find(write.Server) ?? throw new NoAnswerException(NoAnswerReason.NotConnected, "not in the server list any more", sent: false);
            var client = await link.ClientAsync(Lane.Person, CancellationToken.None);
            if (link.Entry.ServerId != write.ServerId)
            {
                throw new NoAnswerException(NoAnswerReason.NotConnected, "another server answers there now", sent: false);
            }

            receipt = await Receipts.SendAsync(client, write);
        }
        catch (ServerErrorException e)
        {
            receipt = Receipts.OfError(write, e);
        }
        catch (NoAnswerException e)
        {
            // A repetition that was not sent says nothing of the first try.
            receipt = new(write, e.Sent || repeated ? WriteOutcome.Unsure : WriteOutcome.NotSent, default) { Message = e.Message };
        }

        receipt = receipt with { Elapsed = time.GetElapsedTime(start) };
        Journal.Know(receipt);
        return receipt;
    }

    private void Settle() => wake.Writer.TryWrite(true);

    private async Task SettleAsync()
    {
        try
        {
            while (await wake.Reader.ReadAsync(stopping.Token))
            {
                if (await SettleOnceAsync())
                {
                    // A server that answers heartbeats but not this write: ask again, but do not press it.
                    await Task.Delay(TimeSpan.FromSeconds(1), time, stopping.Token);
                    Settle();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped; what is open stays in the journal.
        }
    }

    /// <summary>Asks again, one at a time, for every open write whose server answers now; whether some are still unsure.</summary>
    private async Task<bool> SettleOnceAsync()
    {
        var names = fleet.Servers.Where(server => server.State == LinkState.Answers).ToLookup(server => server.Entry.ServerId, server => server.Name);
        var unsure = false;
        foreach (var (write, notedAt) in Journal.Open())
        {
            if (!stopping.IsCancellationRequested && names[write.ServerId].FirstOrDefault() is { } name && !underWay.ContainsKey(write.RequestId)
                && time.GetUtcNow() - notedAt < WriteJournal.Repeatable)
            {
                var receipt = await SendAsync(write with { Server = name }, repeated: true);
                unsure |= receipt.Outcome == WriteOutcome.Unsure;
                if (receipt.IsFinal)
                {
                    Settled?.Invoke(receipt);
                }
            }
        }

        return unsure;
    }
}
