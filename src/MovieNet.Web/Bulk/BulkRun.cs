using MovieNet.Federation;
using MovieNet.Web.Accounts;

namespace MovieNet.Web.Bulk;

/// <summary>Many writes that a page carries out, with their receipts as they come in.</summary>
/// <param name="writer">By whom.</param>
/// <param name="visitor">For whom; the servers' change logs name him.</param>
/// <param name="time">How often the page is told.</param>
/// <param name="changed">Told on the page's own thread that there is something new to show, a few times a second.</param>
public sealed class BulkRun(Writer writer, Visitor visitor, TimeProvider time, Action changed) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource gone = new();
    private readonly Dictionary<Guid, Receipt> receipts = [];
    private readonly HashSet<Guid> sent = [];

    // What was unsure may be known before its first receipt has come through to the page.
    private readonly Dictionary<Guid, Receipt> settled = [];
    private CancellationTokenSource? stopping;

    /// <summary>What came back so far.</summary>
    public IReadOnlyCollection<Receipt> Receipts => receipts.Values;

    /// <summary>How many writes in all.</summary>
    public int Total => sent.Count;

    /// <summary>Whether receipts are still awaited.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Whether the person has stopped it.</summary>
    public bool IsStopped => stopping?.IsCancellationRequested == true;

    /// <summary>The receipts of what can be tried once more: nothing of it was written.</summary>
    public IReadOnlyList<Receipt> Retryable => [.. receipts.Values.Where(receipt => receipt.Outcome is WriteOutcome.NotSent or WriteOutcome.Failed)];

    /// <summary>Carries writes out; done when every receipt is there.</summary>
    /// <exception cref="ForbiddenException">The visitor is no editor.</exception>
    public async Task RunAsync(IReadOnlyCollection<PlannedWrite> writes)
    {
        visitor.Demand(Role.Editor, "to change movies");
        stopping?.Dispose();
        stopping = CancellationTokenSource.CreateLinkedTokenSource(gone.Token);
        sent.UnionWith(writes.Select(write => write.RequestId));
        IsRunning = true;
        changed();
        try
        {
            var told = time.GetTimestamp();
            await foreach (var receipt in new BulkWriter(writer).ApplyAsync([.. writes.Select(write => write with { Actor = visitor.Actor })], stopping.Token))
            {
                receipts[receipt.Write.RequestId] = settled.GetValueOrDefault(receipt.Write.RequestId, receipt);
                if (time.GetElapsedTime(told) >= Pause)
                {
                    told = time.GetTimestamp();
                    changed();
                }
            }
        }
        finally
        {
            IsRunning = false;
            changed();
        }
    }

    /// <summary>Sends no more.</summary>
    public void Stop() => stopping?.Cancel();

    /// <summary>Writes once more what was not sent or failed, as new requests.</summary>
    public Task RetryAsync()
    {
        var again = Retryable;
        foreach (var receipt in again)
        {
            receipts.Remove(receipt.Write.RequestId);
            sent.Remove(receipt.Write.RequestId);
        }

        return RunAsync([.. again.Select(receipt => receipt.Write with { RequestId = Guid.NewGuid() })]);
    }

    /// <summary>What was unsure is known now; whether it is one of this run.</summary>
    public bool Settle(Receipt receipt)
    {
        var id = receipt.Write.RequestId;
        if (!sent.Contains(id))
        {
            return false;
        }

        settled[id] = receipt;
        if (receipts.ContainsKey(id))
        {
            receipts[id] = receipt;
        }

        return true;
    }

    /// <summary>The person leaves: what is not sent yet never is.</summary>
    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
        stopping?.Dispose();
    }
}
