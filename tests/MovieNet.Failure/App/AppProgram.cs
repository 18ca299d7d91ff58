using System.Globalization;
using MovieNet.Failure.Processes;
using MovieNet.Federation;

namespace MovieNet.Failure.App;

/// <summary>
/// What movienet-web is beneath its pages, as a process that can be killed: fleet, index and writer over one home, under a load
/// of writes and reads. It prints every receipt at once, and whatever calls something missing that is not.
/// </summary>
internal sealed class AppProgram : IAsyncDisposable
{
    private const int Writers = 3;
    private const int All = Writers + 1;

    private readonly SteppedClock clock = new();
    private readonly CancellationTokenSource ending = new();
    private readonly SemaphoreSlim turns = new(All);
    private readonly StateDatabase database;
    private readonly Fleet fleet;
    private readonly Writer writer;
    private readonly CatalogueIndex index;
    private readonly AppEyes eyes;
    private readonly string actor;
    private readonly int seed;

    private AppProgram(string home, string actor, int seed, bool isQuick)
    {
        (this.actor, this.seed) = (actor, seed);
        database = new(home);
        var options = new FleetOptions { Actor = actor, TimeProvider = clock };
        fleet = new(database, !isQuick ? options : options with
        {
            HeartbeatInterval = TimeSpan.FromMilliseconds(300), HeartbeatTimeout = TimeSpan.FromMilliseconds(800), RequestTimeout = TimeSpan.FromSeconds(2),
        });
        writer = new(fleet, database, clock);
        index = new(fleet, clock);
        eyes = new(fleet, index);
    }

    public static async Task<int> RunAsync(string home, string actor, int seed, bool isQuick)
    {
        await using var app = new AppProgram(home, actor, seed, isQuick);
        var states = new AppStates(app.fleet);
        app.writer.Settled += receipt => AppLines.Print(receipt);
        var loads = Enumerable.Range(0, Writers)
            .Select(i => new AppWriter(app.fleet, app.writer, app.actor, app.seed + i))
            .Select(load => Task.Run(() => app.RepeatAsync(load.WriteAsync)))
            .Append(Task.Run(() => app.RepeatAsync(app.eyes.LookAsync)))
            .ToList();
        states.Look();
        await Task.WhenAny(app.ObeyAsync(), Task.WhenAny(loads), app.index.Running);
        await app.ending.CancelAsync();
        await Task.WhenAll(loads);
        await app.index.Running;
        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        await index.DisposeAsync();
        await writer.DisposeAsync();
        await fleet.DisposeAsync();
        ending.Dispose();
        turns.Dispose();
    }

    /// <summary>Does it again and again, whenever it has a turn.</summary>
    private async Task RepeatAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            while (true)
            {
                await turns.WaitAsync(ending.Token);
                try
                {
                    await work(ending.Token);
                }
                finally
                {
                    turns.Release();
                }
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Told to end.
        }
    }

    private async Task ObeyAsync()
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            switch (line.Split(' '))
            {
                case ["step", var seconds]:
                    clock.Step(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
                    break;
                case ["level"]:
                    await TellLevelAsync();
                    break;
                case ["rest"]:
                    await RestAsync();
                    AppLines.Print("resting");
                    break;
                case ["go"]:
                    turns.Release(All);
                    break;
            }
        }
    }

    /// <summary>Memory is compared at rest: what is on its way now is no leak.</summary>
    private async Task TellLevelAsync()
    {
        await RestAsync();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        AppLines.Print(FormattableString.Invariant($"level {GC.GetTotalMemory(forceFullCollection: true)} {eyes.Looks} {eyes.Unknown}"));
        turns.Release(All);
    }

    private async Task RestAsync()
    {
        for (var i = 0; i < All; i++)
        {
            await turns.WaitAsync();
        }
    }
}
