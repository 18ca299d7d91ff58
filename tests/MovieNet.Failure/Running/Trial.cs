using MovieNet.Failure.App;
using MovieNet.Failure.Checking;
using MovieNet.Failure.Processes;
using MovieNet.Federation;

namespace MovieNet.Failure.Running;

/// <summary>
/// Three servers, each behind a line that can be cut, and two apps over them that write and read all the time: one that lives on
/// and is looked at for its memory, and one that is there to be killed.
/// </summary>
internal sealed class Trial : IAsyncDisposable
{
    private readonly Invariants invariants;
    private int seed;

    private Trial(int seed, bool isQuick)
    {
        this.seed = seed;
        IsQuick = isQuick;
        invariants = new(Ledger);
        Steady = new("Steady", Ledger, isQuick);
        Victim = new("Victim", Ledger, isQuick);
    }

    public IReadOnlyList<TrialServer> Servers { get; } = [new("Alpha"), new("Beta"), new("Gamma", isStepped: true)];

    /// <summary>Another database, to stand in a server's place.</summary>
    public Daemon Stranger { get; } = new("Stranger");

    /// <summary>Whether the apps notice outages sooner than the programs do.</summary>
    public bool IsQuick { get; }

    /// <summary>How many apps were killed so far.</summary>
    public int AppsKilled { get; set; }

    public Ledger Ledger { get; } = new();

    public AppProcess Steady { get; }

    public AppProcess Victim { get; }

    public MemoryLevel Memory { get; } = new();

    public long InvariantsHeld => invariants.Held;

    public int Checks { get; private set; }

    /// <summary>The server whose clock can be set.</summary>
    public TrialServer Stepped => Servers.Single(server => server.Daemon.IsStepped);

    /// <param name="seed">Decides what the apps write.</param>
    /// <param name="isQuick">Whether the apps notice outages sooner than the programs do.</param>
    public static async Task<Trial> StartAsync(int seed, bool isQuick)
    {
        var trial = new Trial(seed, isQuick);
        try
        {
            await Task.WhenAll(trial.Servers.Select(server => server.StartFilledAsync()));
            foreach (var app in new[] { trial.Steady, trial.Victim })
            {
                var list = new ServerList(new(app.Home));
                foreach (var server in trial.Servers)
                {
                    list.Add(new(server.Name, "127.0.0.1", server.Line.Port));
                }

                await trial.StartAsync(app);
            }

            await trial.AllAnswerAsync();
            return trial;
        }
        catch
        {
            await trial.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts an app, or another one on the home of one that was killed.</summary>
    public Task StartAsync(AppProcess app) => app.StartAsync(seed += 100);

    /// <summary>Done when both apps see all servers answer.</summary>
    public async Task AllAnswerAsync()
    {
        foreach (var server in Servers)
        {
            await Steady.UntilAsync(server.Name, LinkState.Answers);
            await Victim.UntilAsync(server.Name, LinkState.Answers);
        }
    }

    /// <summary>What is not as it must be, in words.</summary>
    public IReadOnlyList<string> Check()
    {
        Checks++;
        return invariants.Check([.. Servers.Select(server => server.Daemon)], [Stranger], [Steady, Victim]);
    }

    /// <summary>Looks at the memory of the app that lives on.</summary>
    public async Task<IReadOnlyList<string>> CheckMemoryAsync() => Memory.Take((await Steady.LevelAsync()).MiB) is { } problem ? [problem] : [];

    /// <summary>Ends the load and waits until the outcome of every write is known.</summary>
    public async Task SettleAsync()
    {
        await AllAnswerAsync();
        foreach (var app in new[] { Steady, Victim })
        {
            await app.RestAsync();
            await UntilKnownAsync(app, _ => true);
        }
    }

    /// <summary>Waits until the outcome of some writes is known.</summary>
    public static Task UntilKnownAsync(AppProcess app, Func<Guid, bool> which) =>
        app.UntilAsync(() => !Journal.Read(app.Home).Any(write => write.Outcome is null && which(write.Request)), $"the outcome of all that {app.Actor} began is known");

    public async ValueTask DisposeAsync()
    {
        await Steady.DisposeAsync();
        await Victim.DisposeAsync();
        await Stranger.DisposeAsync();
        foreach (var server in Servers)
        {
            await server.DisposeAsync();
        }
    }
}
