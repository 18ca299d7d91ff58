using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using MovieNet.Federation;
using MovieNet.Web.Accounts;

namespace MovieNet.Web.Importing;

/// <summary>Takes one file in, shows how much has come, and says what went wrong.</summary>
public sealed partial class DropZone : IDisposable
{
    private const long MostBytes = 2_000_000_000;

    private readonly CancellationTokenSource leaving = new();
    private CancellationTokenSource? cancelling;
    private Upload? upload;
    private string? problem;
    private int progressIsDue;
    private bool isWatched;

    /// <summary>The file is here.</summary>
    [Parameter]
    public EventCallback<FileImport> OnReceived { get; set; }

    [Inject]
    public required Imports Imports { get; init; }

    [Inject]
    public required Visitor Visitor { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
        cancelling?.Dispose();
    }

    /// <summary>
    /// A file that was dropped before anybody listened to the input is not lost. The input itself begins to listen behind the
    /// first rendering, so it is asked behind the second.
    /// </summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            StateHasChanged();
        }
        else if (!isWatched)
        {
            isWatched = true;
            await Script.InvokeVoidAsync("movienet.takeDropped", leaving.Token);
        }
    }

    private async Task ReceiveAsync(InputFileChangeEventArgs chosen)
    {
        if (ProblemOf(chosen) is { } wrong)
        {
            problem = wrong;
            return;
        }

        cancelling?.Dispose();
        cancelling = CancellationTokenSource.CreateLinkedTokenSource(leaving.Token);
        var stop = cancelling.Token;
        (upload, problem) = (new(chosen.File.Name, chosen.File.Size, 0), null);
        try
        {
            await using var content = chosen.File.OpenReadStream(MostBytes, stop);
            var import = await Imports.ReceiveAsync(Visitor, chosen.File.Name, content, Show, stop);
            upload = null;
            await OnReceived.InvokeAsync(import);
        }
        catch (OperationCanceledException)
        {
            upload = null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JSException or TimeoutException)
        {
            (upload, problem) = (null, $"{chosen.File.Name} did not arrive: {e.Message} Nothing of it was kept; try again.");
        }
    }

    private static string? ProblemOf(InputFileChangeEventArgs chosen) => chosen.FileCount switch
    {
        0 => "That was no file.",
        > 1 => "Those were several files: drop them one after the other, for each may have columns of its own.",
        _ when chosen.File.Size > MostBytes => $"{chosen.File.Name} has {SizeText.Of(chosen.File.Size)}, and at most {SizeText.Of(MostBytes)} come through a browser: use movienet import, which takes files of any size.",
        _ when chosen.File.Size == 0 => $"{chosen.File.Name} is empty.",
        _ => null,
    };

    private void Cancel() => cancelling?.Cancel();

    private void Show(long received)
    {
        upload = upload! with { Received = received };
        if (Interlocked.Exchange(ref progressIsDue, 1) == 0)
        {
            _ = InvokeAsync(async () =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), Time);
                progressIsDue = 0;
                StateHasChanged();
            });
        }
    }

    private sealed record Upload(string Name, long Size, long Received)
    {
        public int Percent => (int)(100 * Received / Math.Max(1, Size));
    }
}
