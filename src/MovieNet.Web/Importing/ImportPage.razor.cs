using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MovieNet.Web.Importing;

/// <summary>
/// One file from the browser to the servers, in four steps. Everything about it is kept by the app under the id in the address,
/// so the page may be left, loaded anew and opened twice.
/// </summary>
public sealed partial class ImportPage
{
    /// <summary>Often enough for the eye; what goes on is told by nobody but looked at.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    private FileImport? import;
    private bool hasJustStarted;

    /// <summary>Which import; null to begin one.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    [Inject]
    public required Imports Imports { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private int Step => import switch
    {
        null or { Problem: not null } or { File: null } => 1,
        { Servers.Count: > 0 } => 4,
        { File.Mapping.HasTitle: true } => 3,
        _ => 2,
    };

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        if (RendererInfo.IsInteractive)
        {
            Imports.Changed += OnChanged;
            _ = LookAsync();
        }
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => import = Id is { } id ? Imports.Find(id) : null;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (hasJustStarted && import is { Servers.Count: > 0 })
        {
            // The button that was pressed is gone with its step.
            hasJustStarted = false;
            await Script.InvokeVoidAsync("movienet.focusOn", "import-progress");
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Imports.Changed -= OnChanged;
        base.Dispose(disposing);
    }

    private void OnChanged() => _ = InvokeAsync(() =>
    {
        // It may have been forgotten on another page.
        OnParametersSet();
        StateHasChanged();
    });

    private async Task LookAsync()
    {
        var leaving = Leaving;
        using var timer = new PeriodicTimer(BetweenLooks, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(leaving))
            {
                if (import is { IsBusy: true })
                {
                    StateHasChanged();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The person has left.
        }
    }

    private void Open(FileImport received) => Navigation.NavigateTo($"import/{received.Id}");

    private async Task DiscardAsync()
    {
        var gone = import!;
        import = null;
        Navigation.NavigateTo("import");
        await Imports.DiscardAsync(gone);
    }
}
