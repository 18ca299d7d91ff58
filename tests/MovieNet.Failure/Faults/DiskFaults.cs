using MovieNet.Failure.Running;
using MovieNet.Federation;

namespace MovieNet.Failure.Faults;

/// <summary>
/// A disk that takes no more, without the right to make one: the process's limit to the size of its files. That the daemon has its
/// own words for a disk that is really full is tried with injected errors by DiskFailureTests.
/// </summary>
internal static class DiskFaults
{
    public static async Task<string> FillAsync(Trial trial, Random random)
    {
        var server = ServerFaults.Any(trial, random);
        var before = Failed(trial);
        await server.Daemon.FillDiskAsync(isFull: true);
        await trial.Steady.UntilAsync(() => Failed(trial) > before, "a write was refused because the disk is full");
        await server.Daemon.FillDiskAsync(isFull: false);
        await trial.Steady.ReceiptsAsync(ServerFaults.Some);
        await trial.AllAnswerAsync();
        return server.Name;
    }

    private static int Failed(Trial trial) => trial.Ledger.Writes.Count(write => write.Outcome == WriteOutcome.Failed);
}
