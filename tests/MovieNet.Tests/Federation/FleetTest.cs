using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Federation;

/// <summary>What every test of a fleet begins with: a state folder of its own, and servers and fleets that go with the test.</summary>
public abstract class FleetTest : IAsyncLifetime
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TempFolder home = new();
    private readonly Stack<IAsyncDisposable> used = new();

    protected FleetTest()
    {
        State = new(home.Path);
        List = new(State);
    }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected StateDatabase State { get; }

    /// <summary>The server list, as another process sees it.</summary>
    protected ServerList List { get; }

    /// <summary>So that nothing but what a test does ends a wait.</summary>
    protected static FleetOptions Patient { get; } = new()
    {
        HeartbeatInterval = TimeSpan.FromMilliseconds(100),
        HeartbeatTimeout = TimeSpan.FromSeconds(15),
        RequestTimeout = TimeSpan.FromSeconds(15),
        ListInterval = TimeSpan.FromMilliseconds(50),
        Actor = "test",
    };

    public virtual ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        while (used.TryPop(out var last))
        {
            await last.DisposeAsync();
        }

        home.Dispose();
    }

    protected T Use<T>(T disposable)
        where T : IAsyncDisposable
    {
        used.Push(disposable);
        return disposable;
    }

    /// <summary>A real daemon, in the server list under its name, with these movies.</summary>
    protected async Task<TestServer> DaemonAsync(string name, params Movie[] movies)
    {
        var server = Use(await TestServer.StartAsync(name));
        List.Add(new(name, "127.0.0.1", server.Endpoint.Port));
        await FillAsync(server, movies);
        return server;
    }

    /// <summary>A bad server, in the server list.</summary>
    protected ScriptedServer Scripted(string name)
    {
        var server = Use(new ScriptedServer());
        List.Add(new(name, "127.0.0.1", server.Port));
        return server;
    }

    protected static async Task FillAsync(TestServer server, params IReadOnlyList<Movie> movies)
    {
        await using var client = await ConnectAsync(server);
        foreach (var some in movies.Chunk(2_000))
        {
            var result = await client.ImportAsync(some, replace: false, Guid.NewGuid(), Token);
            Assert.Equal((some.Length, 0), (result.Added, result.Rejected.Count));
        }
    }

    protected static Task<MovieClient> ConnectAsync(TestServer server) =>
        MovieClient.ConnectAsync("127.0.0.1", server.Endpoint.Port, new() { RequestTimeout = TimeSpan.FromMinutes(1) }, Token);

    /// <summary>The records of a daemon, past the fleet.</summary>
    protected static async Task<IReadOnlyList<MovieRecord>> RecordsOfAsync(TestServer server)
    {
        await using var client = await ConnectAsync(server);
        var all = new List<MovieRecord>();
        string? next = null;
        do
        {
            var page = await client.ListAsync(new() { Limit = 1_000, After = next }, Token);
            all.AddRange(page.Movies);
            next = page.Next;
        }
        while (next is not null);
        return all;
    }

    /// <summary>A fleet over the server list as it is; waits until it knows of every server how it is.</summary>
    protected async Task<Fleet> FleetAsync(FleetOptions? options = null)
    {
        var fleet = Use(new Fleet(State, options ?? Patient));
        await UntilAsync(fleet, () => fleet.Servers.All(server => server.State != LinkState.Connecting));
        return fleet;
    }

    /// <summary>Waits for a server to be in a state, and gives its health as it was then.</summary>
    protected static async Task<ServerHealth> UntilAsync(Fleet fleet, string server, LinkState state)
    {
        ServerHealth? health = null;
        await UntilAsync(fleet, () => (health = fleet.Servers.FirstOrDefault(one => string.Equals(one.Name, server, StringComparison.Ordinal)))?.State == state);
        return health!;
    }

    /// <summary>Waits until something is so, looking whenever the fleet says that something changed.</summary>
    protected static async Task UntilAsync(Fleet fleet, Func<bool> isSo)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (isSo())
            {
                signal.TrySetResult();
            }
        }

        fleet.Changed += Look;
        try
        {
            Look();
            await signal.Task.WaitAsync(Patience, Token);
        }
        finally
        {
            fleet.Changed -= Look;
        }
    }
}
