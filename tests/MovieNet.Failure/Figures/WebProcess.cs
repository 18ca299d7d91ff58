using MovieNet.Failure.Processes;

namespace MovieNet.Failure.Figures;

/// <summary>movienet-web as a process of its own.</summary>
internal sealed class WebProcess(Child child, Uri url) : IAsyncDisposable
{
    private const string Ready = "Now listening on: ";

    public Uri Url { get; } = url;

    /// <summary>What it holds of the machine's memory, MiB.</summary>
    public double ResidentMiB => child.ResidentMiB;

    public static async Task<WebProcess> StartAsync(string home)
    {
        var url = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var child = await Child.StartAsync(ProgramFile.Web, ["--urls", "http://127.0.0.1:0", "--without-sign-in"], line =>
        {
            if (line?.IndexOf(Ready, StringComparison.Ordinal) is >= 0 and var at)
            {
                url.TrySetResult(new(line[(at + Ready.Length)..]));
            }
        }, home);
        return new(child, await url.Task.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    public ValueTask DisposeAsync() => child.DisposeAsync();
}
