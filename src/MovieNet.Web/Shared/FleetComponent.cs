using Microsoft.AspNetCore.Components;
using MovieNet.Federation;

namespace MovieNet.Web.Shared;

/// <summary>
/// A component that shows something of the fleet and is told when the fleet changes. It works only where a person's browser is
/// connected: while the first page is rendered ahead, <see cref="ComponentBase.RendererInfo"/> is not interactive and nothing is asked.
/// </summary>
public abstract class FleetComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();

    /// <summary>Whom to ask.</summary>
    [Inject]
    public required Fleet Fleet { get; init; }

    /// <summary>What any answer depends on: who answers, and how far everybody's changes have come. Asked again when it is another one.</summary>
    protected string FleetMark => string.Join('|', Fleet.Servers.Select(server => $"{server.Name}:{server.State}:{server.Status?.LastChange}"));

    /// <summary>Cancelled when the person leaves the page.</summary>
    protected CancellationToken Leaving => leaving.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            Fleet.Changed += OnFleetChanged;
        }
    }

    /// <summary>Called on the page's own thread when the fleet changed. Shows it anew, unless overridden.</summary>
    protected virtual Task FleetChangedAsync()
    {
        StateHasChanged();
        return Task.CompletedTask;
    }

    /// <summary>Lets go of what the component holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        Fleet.Changed -= OnFleetChanged;
        leaving.Cancel();
        leaving.Dispose();
    }

    private void OnFleetChanged() => _ = InvokeAsync(async () =>
    {
        if (!leaving.IsCancellationRequested)
        {
            try
            {
                await FleetChangedAsync();
            }
            catch (OperationCanceledException) when (leaving.IsCancellationRequested)
            {
                // Gone.
            }
        }
    });
}
