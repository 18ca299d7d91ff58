using MovieNet.Failure.App;
using MovieNet.Failure.Line;
using MovieNet.Failure.Processes;
using MovieNet.Protocol;

namespace MovieNet.Failure.Running;

/// <summary>A daemon and the line that leads to it.</summary>
internal sealed class TrialServer(string name, bool isStepped = false) : IAsyncDisposable
{
    public string Name => name;

    public Daemon Daemon { get; } = new(name, isStepped);

    public Proxy Line { get; } = new();

    /// <summary>Starts it with the films that never go.</summary>
    public async Task StartFilledAsync()
    {
        await StartAsync();
        await using var client = await MovieClient.ConnectAsync("127.0.0.1", Daemon.Port);
        await client.ImportAsync(Anchors.Movies, replace: false, Guid.NewGuid());
    }

    /// <summary>Starts it, or starts it again on its database.</summary>
    public async Task StartAsync()
    {
        await Daemon.StartAsync();
        Line.Target = Daemon.Port;
    }

    public async ValueTask DisposeAsync()
    {
        await Line.DisposeAsync();
        await Daemon.DisposeAsync();
    }
}
