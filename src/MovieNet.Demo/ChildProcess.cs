using System.Diagnostics;

namespace MovieNet.Demo;

/// <summary>A program that the demo started: what it prints goes to a log file, its last lines are kept.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const int LinesKept = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Ctrl-C in a terminal reaches the children at the same moment as this program, and some are quicker.
    private static readonly TimeSpan Afterthought = TimeSpan.FromMilliseconds(300);

    private readonly Process process = new();
    private readonly StreamWriter log;
    private readonly Queue<string> lastLines = [];
    private readonly Queue<string> lastErrors = [];
    private readonly Action<string>? onLine;

    private ChildProcess(string name, ProcessStartInfo start, string logFile, Action<string>? onLine)
    {
        Name = name;
        LogFile = logFile;
        CommandLine = ShellText.Of(start);
        this.onLine = onLine;
        log = new StreamWriter(logFile) { AutoFlush = true };

        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        process.StartInfo = start;
        process.OutputDataReceived += (_, line) => Take(line.Data, lastLines);
        process.ErrorDataReceived += (_, line) => Take(line.Data, lastErrors);
    }

    public string Name { get; }

    public string LogFile { get; }

    /// <summary>What a person types to start it again.</summary>
    public string CommandLine { get; }

    public int Id => process.Id;

    /// <summary>The exit code, once it has ended and everything it printed was read.</summary>
    public Task<int> Exit { get; private set; } = null!;

    /// <param name="onLine">Sees every line that the program prints.</param>
    public static async Task<ChildProcess> Start(string name, ProcessStartInfo start, string logFile, Action<string>? onLine = null)
    {
        var child = new ChildProcess(name, start, logFile, onLine);
        try
        {
            await ProcessStarter.Start(child.process);
        }
        catch
        {
            child.Dispose();
            throw;
        }

        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        child.Exit = child.WaitForExit();
        return child;
    }

    /// <summary>Waits until it is ready; that it ends instead, or takes too long, is a start-up failure.</summary>
    public async Task WaitUntil(Task ready, CancellationToken stop)
    {
        try
        {
            if (await Task.WhenAny(ready, Exit).WaitAsync(Patience, TimeProvider.System, stop) == ready)
            {
                await ready;
                return;
            }
        }
        catch (TimeoutException)
        {
            throw new StartupException($"{Name} was not ready after {Patience.TotalSeconds:0} s (log: {LogFile})");
        }

        var code = await EndsByItself(stop);
        throw new StartupException($"{Name} did not start (exit code {code}): {LastLines().LastOrDefault()} (log: {LogFile})");
    }

    /// <summary>Its exit code, if it ends while nobody asked the demo to stop.</summary>
    public async Task<int> EndsByItself(CancellationToken stop)
    {
        var code = await Exit.WaitAsync(stop);
        await Task.Delay(Afterthought, TimeProvider.System, stop);
        return code;
    }

    /// <summary>The last lines that it printed as errors; where there are none, the last of the others.</summary>
    public IReadOnlyList<string> LastLines()
    {
        lock (log)
        {
            return [.. lastErrors.Count > 0 ? lastErrors : lastLines];
        }
    }

    /// <summary>Asks it to end.</summary>
    public void Terminate() => Signals.Terminate(process);

    public void Kill() => Signals.Kill(process);

    public void Dispose()
    {
        process.Dispose();
        log.Dispose();
    }

    private async Task<int> WaitForExit()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private void Take(string? line, Queue<string> last)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (log)
        {
            log.WriteLine(line);
            last.Enqueue(line);
            if (last.Count > LinesKept)
            {
                last.Dequeue();
            }
        }

        onLine?.Invoke(line);
    }
}
