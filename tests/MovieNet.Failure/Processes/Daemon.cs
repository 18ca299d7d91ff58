using System.Globalization;
using MovieNet.Testing;

namespace MovieNet.Failure.Processes;

/// <summary>A movie server as a process of its own, with a database that stays when it is killed.</summary>
/// <param name="name">What it calls itself.</param>
/// <param name="isStepped">Whether its clock can be set: <see cref="SteppedServer"/>.</param>
internal sealed class Daemon(string name, bool isStepped = false) : IAsyncDisposable
{
    private const string Ready = "listening on ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempFolder folder = new();
    private readonly Lines lines = new();
    private Child? child;
    private int stepped;

    public string Name => name;

    public bool IsStepped => isStepped;

    public bool IsRunning => child is not null;

    /// <summary>The database file.</summary>
    public string Data => folder.File("movies.db");

    /// <summary>Where it listens.</summary>
    public int Port { get; private set; }

    public double ResidentMiB => child!.ResidentMiB;

    /// <summary>Starts it; done when it listens.</summary>
    /// <param name="port">Where; 0 for any free port.</param>
    public async Task StartAsync(int port = 0)
    {
        var ready = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        string[] arguments = ["--data", Data, "--name", name, isStepped ? "--port" : "--ports", port.ToString(CultureInfo.InvariantCulture)];
        child = isStepped
            ? await Child.StartAsync(FailureCommandLine.Program, [FailureCommandLine.ServerName, .. arguments], Take)
            : await Child.StartAsync(ProgramFile.Server, arguments, Take);
        try
        {
            Port = await ready.Task.WaitAsync(Patience);
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            throw new InvalidOperationException($"{name} did not start: {child.Errors}", e);
        }

        void Take(string? line)
        {
            if (line is null)
            {
                ready.TrySetException(new InvalidOperationException("it ended"));
            }
            else if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                ready.TrySetResult(int.Parse(line.AsSpan(line.LastIndexOf(':') + 1), CultureInfo.InvariantCulture));
            }
            else if (line is "stepped")
            {
                Interlocked.Increment(ref stepped);
                lines.Look();
            }
        }
    }

    /// <summary>Ends it with signal 9.</summary>
    public async Task KillAsync()
    {
        if (child is { } running)
        {
            child = null;
            await running.DisposeAsync();
        }
    }

    /// <summary>Ends it as an operator does, and waits for the end; its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        var running = child!;
        await running.SignalAsync(SignalNumber.Terminate);
        var code = await running.EndedAsync(Patience);
        await KillAsync();
        return code;
    }

    /// <summary>Stops it in the middle of whatever it does; its connections stay open.</summary>
    public Task StopAsync() => child!.SignalAsync(SignalNumber.Stop);

    /// <summary>Lets it go on.</summary>
    public Task ContinueAsync() => child!.SignalAsync(SignalNumber.Continue);

    /// <summary>Lets its files grow no further than they are, or as they like.</summary>
    public Task FillDiskAsync(bool isFull) =>
        child!.LimitFilesAsync(isFull ? new[] { Data, Data + "-wal" }.Where(File.Exists).Min(file => new FileInfo(file).Length) : null);

    /// <summary>Sets its clock forward or back.</summary>
    public async Task StepClockAsync(TimeSpan by)
    {
        var next = stepped + 1;
        await child!.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"step {by.TotalSeconds}"));
        await lines.UntilAsync(() => stepped >= next, $"{name} has set its clock", Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        folder.Dispose();
    }
}
