using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MovieNet.Federation;
using MovieNet.Web.Accounts;

namespace MovieNet.Web.Servers;

/// <summary>The servers of the list, how each of them is, and what can be changed.</summary>
public sealed partial class ServersPage
{
    private static readonly TimeSpan BetweenCounts = TimeSpan.FromMinutes(1);

    // A server that has just begun to answer is not left without its figure for a minute.
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(5);

    private IReadOnlyList<ServerHealth> servers = [];
    private HourlyChanges? hourly;
    private ServerEditor? editor;
    private ServerEntry? edited;
    private ServerEntry? removed;
    private MisplacedServers? putRight;
    private string? said;
    private string? focus;
    private long? counted;
    private bool isCounting;
    private bool isImporting;
    private string? exported;

    [Inject]
    public required Visitor Visitor { get; init; }

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
            editor = new(Fleet, Visitor);
            hourly = new(Fleet, Time);
            servers = Fleet.Servers;
            _ = CountChangesAsync();
            _ = TickAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focus is { } id)
        {
            focus = null;
            await Script.InvokeVoidAsync("movienet.focusOn", id);
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
                _ = CountChangesAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The person has left.
        }
    }

    /// <summary>Asks where the last hour begins, once a minute; in between, signs of life bring the figures up to date.</summary>
    private async Task CountChangesAsync()
    {
        var isMissing = servers.Any(server => server.State == LinkState.Answers && hourly!.Of(server) is null);
        if (isCounting || (counted is { } last && Time.GetElapsedTime(last) < (isMissing ? BetweenTries : BetweenCounts)))
        {
            return;
        }

        (isCounting, counted) = (true, Time.GetTimestamp());
        try
        {
            await hourly!.ReadAsync(Leaving);
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The person has left.
        }
        finally
        {
            isCounting = false;
        }
    }

    private async Task PauseAsync(ServerEntry entry) => await ChangeAsync(list => list.Update(entry.Name, entry with { Paused = !entry.Paused }));

    private async Task RemoveAsync()
    {
        var name = removed!.Name;
        removed = null;
        await ChangeAsync(list => list.Remove(name));
    }

    /// <summary>The button that was pressed goes with its row, so the focus is put on it again where it is now.</summary>
    private async Task ReorderAsync(string name, int places)
    {
        await ChangeAsync(list => list.Reorder(name, places));
        servers = Fleet.Servers;
        var place = servers.TakeWhile(server => !string.Equals(server.Name, name, StringComparison.Ordinal)).Count() + 1;
        said = $"{name} is number {place} of {servers.Count} now";
        focus = (places < 0 && place > 1) || place == servers.Count ? $"up-{place}" : $"down-{place}";
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
