using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MovieNet.Federation;

namespace MovieNet.Web.Servers;

/// <summary>The servers of the list, how each of them is, and what can be changed.</summary>
public sealed partial class ServersPage
{
    private IReadOnlyList<ServerHealth> servers = [];
    private ServerEditor? editor;
    private ServerEntry? edited;
    private ServerEntry? removed;

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    private string Summary
    {
        get
        {
            var answering = servers.Count(server => server.State == LinkState.Answers);
            return servers.Count == 0 ? "The movie servers that this window asks."
                : $"{(answering == servers.Count ? servers.Count == 1 ? "It answers" : "All answer" : $"{answering} of {servers.Count} answer")}. Each is asked at once and on its own: a slow or silent one delays no other.";
        }
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        if (RendererInfo.IsInteractive)
        {
            editor = new(Fleet);
            servers = Fleet.Servers;
            _ = TickAsync();
        }
    }

    /// <inheritdoc/>
    protected override Task FleetChangedAsync()
    {
        servers = Fleet.Servers;
        return base.FleetChangedAsync();
    }

    /// <summary>Latencies, ages and the countdown to the next try change without anybody telling.</summary>
    private async Task TickAsync()
    {
        var leaving = Leaving;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), Time);
        try
        {
            while (await timer.WaitForNextTickAsync(leaving))
            {
                await FleetChangedAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The person has left.
        }
    }

    private async Task PauseAsync(ServerEntry entry) => await ChangeAsync(list => list.Update(entry.Name, entry with { Paused = !entry.Paused }));

    private async Task RemoveAsync()
    {
        var name = removed!.Name;
        removed = null;
        await ChangeAsync(list => list.Remove(name));
    }

    private async Task ChangeAsync(Action<ServerList> change)
    {
        try
        {
            await editor!.ChangeAsync(change);
        }
        catch (ServerListException)
        {
            // Somebody else took it out of the list meanwhile; the page follows the list by itself.
        }
    }

    private async Task FocusOnAddAsync() => await Script.InvokeVoidAsync("movienet.focusOn", "new-name");
}
