using System.Diagnostics;

namespace MovieNet.Demo;

/// <summary>All programs that the demo has started; disposing it leaves none of them behind.</summary>
internal sealed class Children(DemoFolder folder) : IAsyncDisposable
{
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(1.5);

    private readonly Lock gate = new();
    private readonly List<ChildProcess> all = [];

    public async Task<ChildProcess> Start(string name, ProcessStartInfo start, Action<string>? onLine = null)
    {
        var child = await ChildProcess.Start(name, start, folder.LogFile(name), onLine);
        lock (gate)
        {
            all.Add(child);
        }

        return child;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var child in all)
        {
            child.Terminate();
        }

        var ended = Task.WhenAll(all.Select(child => child.Exit));
        try
        {
            await ended.WaitAsync(TimeToEnd, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            foreach (var child in all)
            {
                child.Kill();
            }

            await ended;
        }

        foreach (var child in all)
        {
            child.Dispose();
        }
    }
}
