using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.EndToEnd;

/// <summary>Real movie server daemons and the web app over them.</summary>
public sealed class TestFleet : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Dictionary<string, string> SignIn = new(StringComparer.Ordinal);

    private readonly TempFolder home = new();
    private readonly List<RunningServer> servers = [];
    private InProcessApp? app;

    private TestFleet()
    {
    }

    public InProcessApp App => app!;

    public RunningServer Alpha => Server("Alpha");

    public RunningServer Beta => Server("Beta");

    public RunningServer Gamma => Server("Gamma");

    public IReadOnlyList<RunningServer> Servers => servers;

    /// <summary>Alpha, Beta and Gamma, each with these movies.</summary>
    public static Task<TestFleet> OfThreeAsync(params Movie[] movies) => StartAsync(("Alpha", movies), ("Beta", movies), ("Gamma", movies));

    /// <summary>Servers with their movies, in the order of the list.</summary>
    public static Task<TestFleet> StartAsync(params (string Name, IReadOnlyList<Movie> Movies)[] servers) => StartAsync(null, servers);

    /// <summary>Servers with their movies, behind a web app that people have to sign in to.</summary>
    public static Task<TestFleet> StartWithSignInAsync(params (string Name, IReadOnlyList<Movie> Movies)[] servers) => StartAsync(null, SignIn, servers);

    /// <summary>Servers with their movies, asked as these options say.</summary>
    public static Task<TestFleet> StartAsync(FleetOptions? options, params (string Name, IReadOnlyList<Movie> Movies)[] servers) => StartAsync(options, null, servers);

    private static async Task<TestFleet> StartAsync(FleetOptions? options, IReadOnlyDictionary<string, string>? settings, (string Name, IReadOnlyList<Movie> Movies)[] servers)
    {
        var fleet = new TestFleet();
        try
        {
            var starting = servers.Select(server => RunningServer.StartAsync(server.Name, server.Movies)).ToList();
            await Task.WhenAll(starting).ContinueWith(_ => { }, TaskScheduler.Default);
            fleet.servers.AddRange(starting.Where(start => start.IsCompletedSuccessfully).Select(start => start.Result));
            await Task.WhenAll(starting);

            var list = new ServerList(new(fleet.home.Path));
            foreach (var server in fleet.servers)
            {
                list.Add(new(server.Name, "127.0.0.1", server.Port));
            }

            fleet.app = new(fleet.home.Path, options, settings: settings);
            await fleet.UntilAllAnswerAsync();
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the web app, lets something happen, and starts another one at the same address.</summary>
    public async Task RestartAppAsync(Func<Task> meanwhile)
    {
        var port = App.Url.Port;
        await App.DisposeAsync();
        app = null;
        await meanwhile();
        app = new(home.Path, port: port);
    }

    /// <summary>Done when every server of the list answers the web app.</summary>
    public async Task UntilAllAnswerAsync()
    {
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        App.Fleet.Changed += Look;
        Look();
        try
        {
            await all.Task.WaitAsync(Patience);
        }
        finally
        {
            App.Fleet.Changed -= Look;
        }

        void Look()
        {
            if (App.Fleet.Servers.All(server => server.State == LinkState.Answers))
            {
                all.TrySetResult();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }

        home.Dispose();
    }

    private RunningServer Server(string name) => servers.Single(server => string.Equals(server.Name, name, StringComparison.Ordinal));
}
