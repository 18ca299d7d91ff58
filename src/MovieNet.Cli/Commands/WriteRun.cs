using MovieNet.Cli.Output;
using MovieNet.Federation;

namespace MovieNet.Cli.Commands;

/// <summary>What add, edit and delete have in common: carries a plan out and tells what became of it on each server.</summary>
internal static class WriteRun
{
    public static async Task<int> RunAsync(Terminal terminal, FleetSession session, WritePlan plan, Func<string, bool>? only, bool asJson, CancellationToken stop)
    {
        var lines = plan.Servers
            .Where(server => server.Writes.Count == 0 && only?.Invoke(server.Server) != false)
            .Select(ReceiptLine.OfNothing)
            .ToList();
        if (plan.Writes.Count > 0)
        {
            await using var writer = new Writer(session.Fleet, session.Database);
            await foreach (var receipt in writer.ApplyAsync(plan.Writes, stop))
            {
                lines.Add(ReceiptLine.Of(receipt));
            }
        }

        var order = session.Fleet.Servers.Select(server => server.Name).ToList();
        lines = [.. lines.OrderBy(line => order.IndexOf(line.Server))];
        if (asJson)
        {
            Receipts.WriteJson(terminal, lines);
        }
        else
        {
            Receipts.Write(terminal, lines);
        }

        return ExitCodeOf(lines);
    }

    private static int ExitCodeOf(List<ReceiptLine> lines) =>
        lines.Exists(line => line.Outcome is WriteOutcome.Refused or WriteOutcome.Conflict or WriteOutcome.Failed || (line.Outcome == WriteOutcome.NotThere && line.WasSent)) ? ExitCode.Refused
        : lines.Exists(line => line.Outcome is WriteOutcome.NotSent or WriteOutcome.Unsure) ? ExitCode.NoAnswer
        : lines.TrueForAll(line => line.Outcome == WriteOutcome.NotThere) ? ExitCode.NotFound
        : ExitCode.Done;
}
