using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;
using MovieNet.Web.Importing;

namespace MovieNet.Tests.Web;

/// <summary>What tests of components begin with that show something of the fleet: a fleet of their own, with an empty server list.</summary>
/// <remarks>The fleet renders pages whenever it changes, so what a person does is found and done in one <c>InvokeAsync</c>.</remarks>
public abstract class FleetComponentTest : ComponentTest
{
    /// <summary>Nobody listens on port 1.</summary>
    protected const int DeadPort = 1;

    /// <param name="time">The pages' clock; the fleet and the journal keep the system's.</param>
    /// <param name="fleetTime">The fleet's clock: one that stands still lets nobody be tried again by itself.</param>
    protected FleetComponentTest(TimeProvider? time = null, TimeProvider? fleetTime = null)
    {
        Services.AddSingleton(time ?? TimeProvider.System);
        Services.AddSingleton<TempFolder>();
        Services.AddSingleton(services => new StateDatabase(services.GetRequiredService<TempFolder>().Path));
        Services.AddSingleton(services => new Fleet(services.GetRequiredService<StateDatabase>(), new() { TimeProvider = fleetTime ?? TimeProvider.System }));
        Services.AddSingleton(services => new CatalogueIndex(services.GetRequiredService<Fleet>()));
        Services.AddSingleton(services => new Writer(services.GetRequiredService<Fleet>(), services.GetRequiredService<StateDatabase>()));
        Services.AddSingleton(services => new UploadFolder(services.GetRequiredService<TempFolder>().Path));
        Services.AddSingleton<Imports>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    protected Fleet Fleet => Services.GetRequiredService<Fleet>();

    protected CatalogueIndex Index => Services.GetRequiredService<CatalogueIndex>();

    protected Writer Writer => Services.GetRequiredService<Writer>();

    /// <summary>Starts a daemon, adds it to the list and waits until it answers.</summary>
    protected async Task<TestServer> StartAsync(string name)
    {
        var server = await TestServer.StartAsync(name);
        await AddAsync(new(name, "127.0.0.1", server.Endpoint.Port, server.ServerId));
        await WaitAsync(name, LinkState.Answers);
        return server;
    }

    /// <summary>Adds a server at which nobody listens, and waits until that is known.</summary>
    protected async Task AddDeadAsync(string name, int port = DeadPort)
    {
        await AddAsync(new(name, "127.0.0.1", port));
        await WaitAsync(name, LinkState.NoAnswer);
    }

    /// <summary>Adds a server that behaves as its script says, and waits until it answers.</summary>
    protected async Task<ScriptedServer> ScriptedAsync(string name)
    {
        var server = new ScriptedServer();
        await AddAsync(new(name, "127.0.0.1", server.Port, server.ServerId));
        await WaitAsync(name, LinkState.Answers);
        return server;
    }

    protected Task WaitAsync(string name, LinkState state) => UntilAsync(name, server => server.State == state);

    /// <summary>Waits until a server of the list is as it should be.</summary>
    protected async Task UntilAsync(string name, Func<ServerHealth, bool> isSo)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (Fleet.Servers.Any(server => string.Equals(server.Name, name, StringComparison.Ordinal) && isSo(server)))
            {
                reached.TrySetResult();
            }
        }

        Fleet.Changed += Look;
        Look();
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Fleet.Changed -= Look;
    }

    /// <summary>Waits until the index is as it should be.</summary>
    protected async Task IndexedAsync(Func<CatalogueSnapshot, bool> isSo)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(CatalogueNotice? notice)
        {
            if (isSo(notice?.Snapshot ?? Index.Current))
            {
                reached.TrySetResult();
            }
        }

        Index.Changed += Look;
        Look(null);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Index.Changed -= Look;
    }

    /// <summary>Puts a movie on one server, past the page.</summary>
    protected Task<MovieRecord> PutAsync(string server, Movie movie) =>
        AskAsync(server, (client, token) => client.AddAsync(movie, Guid.NewGuid(), token));

    /// <summary>Asks one server, past the page.</summary>
    protected async Task<T> AskAsync<T>(string server, Func<MovieClient, CancellationToken, Task<T>> ask)
    {
        await foreach (var answer in Fleet.AskAsync((_, client, token) => ask(client, token), only: name => string.Equals(name, server, StringComparison.Ordinal)))
        {
            return answer.IsKnown ? answer.Value : throw new InvalidOperationException(answer.Silence);
        }

        throw new InvalidOperationException($"{server} is not in the list");
    }

    private async Task AddAsync(ServerEntry entry)
    {
        Fleet.List.Add(entry);
        await Fleet.RefreshAsync();
    }
}
