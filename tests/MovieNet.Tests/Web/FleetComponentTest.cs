using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MovieNet.Federation;
using MovieNet.Testing;

namespace MovieNet.Tests.Web;

/// <summary>What tests of components begin with that show something of the fleet: a fleet of their own, with an empty server list.</summary>
public abstract class FleetComponentTest : ComponentTest
{
    /// <summary>Nobody listens on port 1.</summary>
    protected const int DeadPort = 1;

    protected FleetComponentTest()
    {
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton<TempFolder>();
        Services.AddSingleton(services => new StateDatabase(services.GetRequiredService<TempFolder>().Path));
        Services.AddSingleton(services => new Fleet(services.GetRequiredService<StateDatabase>()));
        Services.AddSingleton(services => new Writer(services.GetRequiredService<Fleet>(), services.GetRequiredService<StateDatabase>()));
    }

    protected Fleet Fleet => Services.GetRequiredService<Fleet>();

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
    protected async Task AddDeadAsync(string name)
    {
        await AddAsync(new(name, "127.0.0.1", DeadPort));
        await WaitAsync(name, LinkState.NoAnswer);
    }

    protected async Task WaitAsync(string name, LinkState state)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (Fleet.Servers.Any(server => string.Equals(server.Name, name, StringComparison.Ordinal) && server.State == state))
            {
                reached.TrySetResult();
            }
        }

        Fleet.Changed += Look;
        Look();
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Fleet.Changed -= Look;
    }

    private async Task AddAsync(ServerEntry entry)
    {
        Fleet.List.Add(entry);
        await Fleet.RefreshAsync();
    }
}
