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

    /// <summary>Made once: who looks at it late finds it cancelled, and not an object that is gone.</summary>
    protected FleetComponent() => Leaving = leaving.Token;

    /// <summary>Whom to ask.</summary>
    [Inject]
    public required Fleet Fleet { get; init; }

    /// <summary>All movies by their keys, and what was changed of late.</summary>
    [Inject]
    public required CatalogueIndex Index { get; init; }

    /// <summary>What any answer depends on: who answers, and how far everybody's changes have come. Asked again when it is another one.</summary>
    protected string FleetMark
    {
        get
        {
            var told = Index.Current.Latest.ToLookup(change => change.Server, change => change.Change.Id, StringComparer.Ordinal);
            return string.Join('|', Fleet.Servers.Select(server => $"{server.Name}:{server.State}:{told[server.Name].Append(server.Status?.LastChange ?? 0).Max()}"));
        }
    }

    /// <summary>Cancelled when the person leaves the page.</summary>
    protected CancellationToken Leaving { get; }

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
            Index.Changed += OnIndexChanged;
        }
    }

    /// <summary>
    /// Whether what somebody changed may be shown here: it is then looked at as soon as a server tells of it. Other pages look when the
    /// fleet is asked how it is.
    /// </summary>
    protected virtual bool IsConcerned(CatalogueNotice notice) => false;

    /// <summary>Whether a notice is of one of these records.</summary>
    protected bool IsOf(CatalogueNotice notice, IEnumerable<ServerRecord> records) =>
        notice.Movies is null || records.Any(record => Index.Find(record.Server, record.Record.Id) is not { } row || notice.Movies.Contains(row.Key));

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
        Index.Changed -= OnIndexChanged;
        leaving.Cancel();
        leaving.Dispose();
    }

    private void OnIndexChanged(CatalogueNotice notice)
    {
        if (IsConcerned(notice))
        {
            OnFleetChanged();
        }
    }

    private void OnFleetChanged() => _ = InvokeAsync(async () =>
    {
        if (!Leaving.IsCancellationRequested)
        {
            try
            {
                await FleetChangedAsync();
            }
            catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
            {
                // Gone.
            }
        }
    });
}
