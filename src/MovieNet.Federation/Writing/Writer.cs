using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// Carries out planned writes and gives a receipt for each. What stays unsure is asked again, with the same request id, as
/// soon as its server answers: in this process or, after a crash, in the next.
/// </summary>
public sealed class Writer : IAsyncDisposable
{
    /// <summary>A first try has ended after this time, whatever became of it: connecting and answering have shorter deadlines.</summary>
    private static readonly TimeSpan UnderWayAtMost = TimeSpan.FromSeconds(15);

    private readonly Fleet fleet;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<Guid, byte> underWay = new();
    private readonly ConcurrentDictionary<Guid, Task> firstTries = new();
    private readonly ConcurrentDictionary<Guid, byte> own = new();
    private readonly ConcurrentDictionary<Guid, long> firstSeen = new();
    private readonly ConcurrentDictionary<string, byte> asking = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> more = new(StringComparer.Ordinal);
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource stopping = new();
    private readonly Task settling;
    private readonly Lock beginning = new();
    private bool isStopped;
    private readonly Meter meter;

    /// <summary>A writer over this fleet. Begins to settle what an earlier process left open.</summary>
    public Writer(Fleet fleet, StateDatabase database, TimeProvider? time = null)
    {
        this.fleet = fleet;
        this.time = time ?? TimeProvider.System;
        Journal = new(database, this.time);
        meter = new(new MeterOptions(FleetTracing.Name) { Scope = fleet });
        meter.CreateObservableUpDownCounter("movienet.fleet.writes.unsettled", Journal.CountOpen, "{write}", "Writes whose outcome is not known yet");
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
        await foreach (var receipt in Task.WhenEach(Begin(writes)).WithCancellation(cancellationToken))
        {
            yield return await receipt;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        fleet.Changed -= Settle;
        meter.Dispose();
        lock (beginning)
        {
            isStopped = true;
        }

        await stopping.CancelAsync();
        await settling;
        await Task.WhenAll(firstTries.Values);
        stopping.Dispose();
    }

    /// <summary>
    /// Notes the writes and sends them; they go on even when nobody waits for the receipts any more. When the writer stops they
    /// are given up, and asked again by the next one. One that has stopped notes and sends nothing: whoever still counts on it
    /// must not write into a journal that is no longer his.
    /// </summary>
    private List<Task<Receipt>> Begin(IReadOnlyCollection<PlannedWrite> writes)
    {
        lock (beginning)
        {
            return isStopped
                ? [.. writes.Select(write => Task.FromResult(new Receipt(write, WriteOutcome.NotSent, default) { Message = "the program was stopped before it was sent" }))]
                : BeginNow(writes);
        }
    }

    private List<Task<Receipt>> BeginNow(IReadOnlyCollection<PlannedWrite> writes)
    {
        foreach (var write in writes)
        {
            own[write.RequestId] = 0;
            underWay[write.RequestId] = 0;
        }

        try
        {
            Journal.Note(writes);
        }
        catch
        {
            foreach (var write in writes)
            {
                own.TryRemove(write.RequestId, out _);
                underWay.TryRemove(write.RequestId, out _);
            }

            throw;
        }

        var tries = new List<Task<Receipt>>();
        foreach (var write in writes)
        {
            var first = SendFirstAsync(write);
            firstTries[write.RequestId] = first;
            _ = first.ContinueWith(_ => firstTries.TryRemove(write.RequestId, out Task? _), TaskScheduler.Default);
            tries.Add(first);
        }

        return tries;
    }

    private async Task<Receipt> SendFirstAsync(PlannedWrite write)
    {
        try
        {
            return await SendAsync(write, repeated: false, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return new(write, WriteOutcome.Unsure, default) { Message = "the program was stopped meanwhile" };
        }
        finally
        {
            underWay.TryRemove(write.RequestId, out _);
            Settle();
        }
    }

    private async Task<Receipt> SendAsync(PlannedWrite write, bool repeated, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        using var span = FleetTracing.Server("server.write", write.Server);
        Receipt receipt;
        try
        {
            var link = fleet.Find(write.Server) ?? throw new NoAnswerException(NoAnswerReason.NotConnected, "not in the server list any more", sent: false);
            var client = await link.ClientAsync(Lane.Person, cancellationToken);
            if (link.Entry.ServerId != write.ServerId)
            {
                throw new NoAnswerException(NoAnswerReason.NotConnected, "another server answers there now", sent: false);
            }

            receipt = await Receipts.SendAsync(client.As(write.Actor), write, cancellationToken);
        }
        catch (ServerErrorException e)
        {
            receipt = Receipts.OfError(write, e);
            if (repeated && !Receipts.TellsOfFirstTry(e.Code))
            {
                receipt = receipt with { Outcome = WriteOutcome.Unsure };
            }
        }
        catch (NoAnswerException e)
        {
            // A repetition that was not sent says nothing of the first try.
            receipt = new(write, e.Sent || repeated ? WriteOutcome.Unsure : WriteOutcome.NotSent, default) { Message = e.Message };
        }

        receipt = receipt with { Elapsed = time.GetElapsedTime(start) };
        span.Ended(receipt.Outcome is WriteOutcome.Written or WriteOutcome.AlreadyThere ? OutcomeName.Ok : OutcomeName.Of(receipt.Outcome));
        fleet.Asker.Note(receipt);
        try
        {
            Journal.Know(receipt);
        }
        catch (SqliteException)
        {
            // The receipt counts. What is not crossed off is asked again, and a server gives the same answer again.
        }

        if (receipt.IsFinal)
        {
            own.TryRemove(write.RequestId, out _);
        }

        return receipt;
    }

    private void Settle() => wake.Writer.TryWrite(true);

    [SuppressMessage("Design", "CA1031", Justification = "A disk in trouble or a listener that fails must not end settling for good.")]
    private async Task SettleAsync()
    {
        var servers = new List<Task>();
        try
        {
            while (await wake.Reader.ReadAsync(stopping.Token))
            {
                try
                {
                    servers.RemoveAll(server => server.IsCompleted);
                    servers.AddRange(BeginSettling());
                }
                catch (Exception) when (!stopping.IsCancellationRequested)
                {
                    servers.Add(SettleLaterAsync());
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped; what is open stays in the journal.
        }

        await Task.WhenAll(servers);
    }

    /// <summary>Asks again for every open write whose server answers now. No server waits for another.</summary>
    private List<Task> BeginSettling()
    {
        var names = fleet.Servers.Where(server => server.State == LinkState.Answers).ToLookup(server => server.Entry.ServerId, server => server.Name);
        var all = Journal.Open();
        foreach (var known in firstSeen.Keys.Except(all.Select(open => open.Write.RequestId)))
        {
            firstSeen.TryRemove(known, out _);
        }

        return [.. all
            .Where(open => time.GetUtcNow() - open.NotedAt < WriteJournal.Repeatable)
            .GroupBy(open => names[open.Write.ServerId].FirstOrDefault(), StringComparer.Ordinal)
            .Where(server => server.Key is not null && Claim(server.Key))
            .Select(server => SettleToTheEndAsync(server.Key!, [.. server]))];
    }

    /// <summary>Whether nobody asks this server again yet; who does is told that there is more.</summary>
    private bool Claim(string server)
    {
        if (asking.TryAdd(server, 0))
        {
            return true;
        }

        more[server] = 0;
        return asking.TryAdd(server, 0);
    }

    [SuppressMessage("Design", "CA1031", Justification = "A disk in trouble or a listener that fails must not end settling for good.")]
    private async Task SettleToTheEndAsync(string server, IReadOnlyList<(PlannedWrite Write, DateTimeOffset NotedAt)> writes)
    {
        bool unsure;
        try
        {
            unsure = await SettleServerAsync(server, writes);
        }
        catch (Exception)
        {
            unsure = true;
        }

        if (unsure)
        {
            // A server that answers heartbeats but not this write: ask again, but do not press it.
            await PauseAsync();
        }

        asking.TryRemove(server, out _);
        if (more.TryRemove(server, out _) || unsure)
        {
            Settle();
        }
    }

    private async Task SettleLaterAsync()
    {
        await PauseAsync();
        Settle();
    }

    private async Task PauseAsync() => await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(1), time, stopping.Token));

    /// <summary>Asks one server again, one write after the other; whether some are still unsure.</summary>
    private async Task<bool> SettleServerAsync(string server, IEnumerable<(PlannedWrite Write, DateTimeOffset NotedAt)> writes)
    {
        var unsure = false;
        foreach (var (write, notedAt) in writes)
        {
            if (MayBeAnothers(write, notedAt))
            {
                unsure = true;
            }
            else if (underWay.TryAdd(write.RequestId, 0))
            {
                try
                {
                    unsure |= await RepeatAsync(write with { Server = server }) == WriteOutcome.Unsure;
                }
                finally
                {
                    underWay.TryRemove(write.RequestId, out _);
                }
            }
        }

        return unsure;
    }

    /// <summary>
    /// Whether another process may be sending it at this moment. A clock that was set back makes it look as if it were noted in the
    /// future, so it is left alone no longer than since it was first seen here either.
    /// </summary>
    private bool MayBeAnothers(PlannedWrite write, DateTimeOffset notedAt) =>
        !own.ContainsKey(write.RequestId)
        && time.GetUtcNow() - notedAt < UnderWayAtMost
        && time.GetElapsedTime(firstSeen.GetOrAdd(write.RequestId, _ => time.GetTimestamp())) < UnderWayAtMost;

    private async Task<WriteOutcome?> RepeatAsync(PlannedWrite write)
    {
        // What became known since the journal was read must not be sent: a write that was refused then could succeed now.
        if (!Journal.IsOpen(write.RequestId))
        {
            return null;
        }

        var receipt = await SendAsync(write, repeated: true, stopping.Token);
        if (receipt.IsFinal)
        {
            Settled?.Invoke(receipt);
        }

        return receipt.Outcome;
    }
}
