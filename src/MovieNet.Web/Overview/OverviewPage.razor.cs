using Microsoft.AspNetCore.Components;
using MovieNet.Federation;

namespace MovieNet.Web.Overview;

/// <summary>The start page: how many movies there are, and how far the servers agree. Every figure leads to the list behind it.</summary>
public sealed partial class OverviewPage
{
    /// <summary>While a catalogue is read or imported its figures change all the time; so often they are shown.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private CatalogueSnapshot snapshot = null!;
    private int isDue;

    [Inject]
    public required TimeProvider Time { get; init; }

    private bool IsReading => snapshot.Servers.Any(server => server.Reading is not null || server.State == CatalogueServerState.Awaited);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        snapshot = Index.Current;
        if (RendererInfo.IsInteractive)
        {
            Index.Changed += OnCatalogueChanged;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Index.Changed -= OnCatalogueChanged;
        base.Dispose(disposing);
    }

    private void OnCatalogueChanged(CatalogueNotice notice)
    {
        if (Interlocked.Exchange(ref isDue, 1) == 0)
        {
            _ = InvokeAsync(ShowAsync);
        }
    }

    private async Task ShowAsync()
    {
        await Task.Delay(Pause, Time);
        isDue = 0;
        snapshot = Index.Current;
        if (!Leaving.IsCancellationRequested)
        {
            StateHasChanged();
        }
    }

    private async Task ReadAgainAsync() => await Index.ReadAgainAsync(Leaving);
}
