using Microsoft.Data.Sqlite;
using MovieNet.Federation;
using MovieNet.Web.Accounts;

namespace MovieNet.Web.Shared;

/// <summary>A plan that a page carries out, with its receipts as they come in.</summary>
/// <param name="writer">By whom.</param>
/// <param name="visitor">For whom; the servers' change logs name him.</param>
/// <param name="changed">Told on the page's own thread that there is something new to show.</param>
/// <param name="concluded">
/// Told that all receipts are there, before the last one is shown: what it asks of the browser is done when that one is seen.
/// </param>
public sealed class WriteRun(Writer writer, Visitor visitor, Action changed, Func<ValueTask>? concluded = null)
{
    private readonly List<Receipt> receipts = [];

    // What was unsure may be known before its first receipt has come through to the page.
    private readonly Dictionary<Guid, Receipt> settled = [];

    /// <summary>What is carried out; no server before the first run.</summary>
    public WritePlan Plan { get; private set; } = WritePlan.Empty;

    /// <summary>What came back so far.</summary>
    public IReadOnlyList<Receipt> Receipts => receipts;

    /// <summary>Whether receipts are still awaited.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Why nothing could be sent at all, in words; null where it was.</summary>
    public string? Problem { get; private set; }

    /// <summary>Carries out a plan; done when every receipt is there.</summary>
    /// <exception cref="ForbiddenException">The visitor is no editor.</exception>
    public async Task RunAsync(WritePlan plan)
    {
        Dismiss();
        Plan = plan;
        await ApplyAsync(plan.Writes);
    }

    /// <summary>Writes once more what was not sent or failed, as a new request.</summary>
    public async Task RetryAsync(Receipt receipt)
    {
        var again = receipt.Write with { RequestId = Guid.NewGuid() };
        receipts.Remove(receipt);
        Plan = new([.. Plan.Servers.Select(server => server with
        {
            Writes = [.. server.Writes.Select(write => write.RequestId == receipt.Write.RequestId ? again : write)],
        })]);
        await ApplyAsync([again]);
    }

    /// <summary>What was unsure is known now; a receipt of another run is passed over.</summary>
    public void Settle(Receipt receipt)
    {
        var id = receipt.Write.RequestId;
        if (Plan.Writes.Any(write => write.RequestId == id))
        {
            settled[id] = receipt;
            var at = receipts.FindIndex(earlier => earlier.Write.RequestId == id);
            if (at >= 0)
            {
                receipts[at] = receipt;
            }
        }
    }

    /// <summary>The receipts are read.</summary>
    public void Dismiss()
    {
        receipts.Clear();
        settled.Clear();
        Plan = WritePlan.Empty;
    }

    private async Task ApplyAsync(IReadOnlyCollection<PlannedWrite> writes)
    {
        visitor.Demand(Role.Editor, "to change movies");
        (IsRunning, Problem) = (true, null);
        changed();
        try
        {
            await foreach (var receipt in writer.ApplyAsync([.. writes.Select(write => write with { Actor = visitor.Actor })]))
            {
                receipts.Add(settled.GetValueOrDefault(receipt.Write.RequestId, receipt));
                var conclusion = concluded is not null && receipts.Count == Plan.Writes.Count ? concluded() : default;
                changed();
                await conclusion;
            }
        }
        catch (SqliteException e)
        {
            Plan = WritePlan.Empty;
            Problem = $"Nothing was sent, because the writes could not be noted on disk first ({e.Message}). Make room or mend the permissions of MovieNet's folder, then try again.";
        }
        finally
        {
            IsRunning = false;
            changed();
        }
    }
}
