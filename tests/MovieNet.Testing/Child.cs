using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace MovieNet.Testing;

/// <summary>A process of ours: it ends with this one, and what it prints is told line by line.</summary>
internal sealed class Child : IAsyncDisposable
{
    private const int LinesKept = 30;

    private readonly Process process;
    private readonly ConcurrentQueue<string> errors = new();

    private Child(Process process) => this.process = process;

    public int Id => process.Id;

    /// <summary>The last lines of its standard error.</summary>
    public string Errors => string.Join('\n', errors);

    public bool HasEnded => process.HasExited;

    /// <summary>What it holds of the machine's memory, MiB.</summary>
    public double ResidentMiB => double.Parse(
        File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024;

    /// <summary>Starts it.</summary>
    /// <param name="program">The program, a dll.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="told">Told each line of its output, one after the other; null at the end.</param>
    /// <param name="home">Its MOVIENET_HOME, where it has one.</param>
    /// <param name="complained">Told each line of its standard error too; null at the end.</param>
    public static async Task<Child> StartAsync(string program, IEnumerable<string> arguments, Action<string?> told, string? home = null, Action<string?>? complained = null)
    {
        var starting = new Process
        {
            StartInfo = new(ProgramFile.Dotnet, [program, .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        if (home is not null)
        {
            starting.StartInfo.Environment["MOVIENET_HOME"] = home;
        }

        var child = new Child(starting);
        starting.OutputDataReceived += (_, line) => told(line.Data);
        starting.ErrorDataReceived += (_, line) =>
        {
            child.Keep(line.Data);
            complained?.Invoke(line.Data);
        };
        await ChildStarter.StartAsync(starting);
        starting.BeginOutputReadLine();
        starting.BeginErrorReadLine();
        return child;
    }

    /// <summary>Sends it a line on its standard input.</summary>
    public Task WriteAsync(string line) => process.StandardInput.WriteLineAsync(line);

    public async Task SignalAsync(SignalNumber signal)
    {
        using var kill = Process.Start("kill", [string.Create(CultureInfo.InvariantCulture, $"-{(int)signal}"), Text(Id)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Sets how large its files may grow, bytes; null for as large as they like.</summary>
    public async Task LimitFilesAsync(long? bytes)
    {
        // Only the soft limit: it may be raised again by whoever may lower it.
        using var limit = Process.Start("prlimit", ["--pid", Text(Id), $"--fsize={(bytes is { } most ? Text(most) : "unlimited")}:"]);
        await limit.WaitForExitAsync();
        if (limit.ExitCode != 0)
        {
            throw new InvalidOperationException($"prlimit ended with exit code {limit.ExitCode}");
        }
    }

    /// <summary>Ends it with signal 9, also where it is stopped; done when it is gone and all it printed was told.</summary>
    public async Task KillAsync()
    {
        ChildStarter.Kill(process);
        await process.WaitForExitAsync();
    }

    /// <summary>Waits for its end; its exit code.</summary>
    public async Task<int> EndedAsync(TimeSpan patience)
    {
        await process.WaitForExitAsync().WaitAsync(patience);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Keep(string? line)
    {
        if (line is not null)
        {
            errors.Enqueue(line);
            while (errors.Count > LinesKept)
            {
                errors.TryDequeue(out _);
            }
        }
    }
}
