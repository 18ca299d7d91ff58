using MovieNet.Server.Maintenance;
using MovieNet.Testing;

namespace MovieNet.Tests.Server.Kills;

/// <summary>A daemon with one database that is killed again and again while clients write.</summary>
internal sealed class KillRun(int seed, KillReport report) : IDisposable
{
    private const int Writers = 6;
    private const int AskedAtOnce = 64;

    private readonly TempFolder folder = new();
    private readonly Random random = new(seed);
    private readonly KillSource source = new(seed);
    private readonly KillJudge judge = new(report);
    private readonly List<KillWrite> all = [];

    private string Data => folder.File("movies.db");

    public void Dispose() => folder.Dispose();

    /// <summary>Kills it so many times, and looks after each at everything that was written so far.</summary>
    public async Task RunAsync(int kills)
    {
        var daemon = await StartAsync();
        try
        {
            for (var i = 0; i < kills; i++)
            {
                var written = await KillUnderLoadAsync(daemon);
                all.AddRange(written);
                await daemon.DisposeAsync();
                daemon = await StartAsync();
                await SettleAsync(daemon, written);
                Compare();
            }

            daemon.Signal(15);
            Assert.Equal(0, await daemon.ExitCodeAsync());
            Compare();
        }
        finally
        {
            await daemon.DisposeAsync();
        }
    }

    /// <summary>Starts it, now and then after a start that was killed on its way.</summary>
    private async Task<ServerProcess> StartAsync()
    {
        if (random.Next(4) == 0)
        {
            await using var early = ServerProcess.Start("--data", Data, "--ports", "0");
            await MomentAsync(300);
            await early.KillAsync();
            report.KillsAtStart++;
        }

        var daemon = ServerProcess.Start("--data", Data, "--ports", "0");
        await daemon.ReadyAsync();
        return daemon;
    }

    private async Task<List<KillWrite>> KillUnderLoadAsync(ServerProcess daemon)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = random.Next(1, 500);
        var clients = new List<RawClient>();
        for (var i = 0; i < Writers; i++)
        {
            clients.Add(await daemon.ConnectAsync());
        }

        var writers = clients.ConvertAll(client => Task.Run(() => KillWriter.RunAsync(client, source, () =>
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                enough.SetResult();
            }
        })));
        await Task.WhenAny(enough.Task, Task.WhenAll(writers));
        if (random.Next(2) == 0)
        {
            // Else at once: committed together with what was just answered, others are not answered yet.
            await MomentAsync(6);
        }

        if (random.Next(8) == 0)
        {
            // Also in the middle of a graceful stop.
            daemon.Signal(15);
            await MomentAsync(20);
        }

        await daemon.KillAsync();
        report.Kills++;
        var written = (await Task.WhenAll(writers)).SelectMany(sent => sent).ToList();
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        report.Acknowledged += written.Count(write => write.IsDone);
        report.Refused += written.Count(write => write.Error is not null);
        report.Unsure += written.Count(write => write.Answer is null);
        return written;
    }

    /// <summary>Asks again what may be asked again: what nobody knows, and what was answered, which must be answered the same.</summary>
    private async Task SettleAsync(ServerProcess daemon, List<KillWrite> written)
    {
        var log = new KillLog(Data);
        await using var client = await daemon.ConnectAsync();
        foreach (var write in written.Where(write => write.IsRepeatable && write.Answer is null))
        {
            var wasDone = log.Of(write.Marker).Count > 0;
            await client.SendAsync(write.Line, write.Line);
            write.TryTake(await client.ReadLineAsync());
            judge.JudgeRepetition(write, await client.ReadLineAsync(), wasDone);
            report.UnsureDone += wasDone ? 1 : 0;
        }

        report.UnsureDone += written.Count(write => write.Answer is null && log.Of(write.Marker).Count > 0);
        foreach (var some in written.Where(write => write.IsRepeatable && write.IsDone).Chunk(AskedAtOnce))
        {
            await client.SendAsync([.. some.Select(write => write.Line)]);
            foreach (var write in some)
            {
                judge.JudgeRepetition(write, await client.ReadLineAsync(), wasDone: true);
            }

            report.Repeated += some.Length;
        }
    }

    private void Compare()
    {
        var log = new KillLog(Data);
        foreach (var write in all)
        {
            judge.Judge(write, log);
        }

        var unknown = log.Markers.Except(all.Select(write => write.Marker), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            report.Problem($"changes that nobody asked for: {string.Join(", ", unknown)}");
        }

        using var output = new StringWriter();
        if (DatabaseCheck.Run(Data, output) != 0)
        {
            report.Problem($"movienet-server check says: {output}");
        }
    }

    /// <summary>Lets up to so many milliseconds go by: what comes next shall hit the daemon anywhere, not only where it has just answered.</summary>
    private Task MomentAsync(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * milliseconds), TimeProvider.System);
}
