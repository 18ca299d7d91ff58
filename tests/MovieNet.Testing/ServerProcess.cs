using System.Diagnostics;
using System.Globalization;

namespace MovieNet.Testing;

/// <summary>movienet-server as a process of its own. Killed when the test is over.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;

    private ServerProcess(Process process) => this.process = process;

    public static ServerProcess Start(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "movienet-server.dll");
        return new(Process.Start(new ProcessStartInfo("dotnet", ["exec", program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
    }

    public Task<string?> ReadLineAsync() => process.StandardOutput.ReadLineAsync().WaitAsync(Patience);

    public Task<string> ErrorsAsync() => process.StandardError.ReadToEndAsync().WaitAsync(Patience);

    public async Task<int> ExitCodeAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    /// <summary>Sends a signal by its number.</summary>
    public void Signal(int number)
    {
        using var kill = Process.Start("kill", ["-" + number.ToString(CultureInfo.InvariantCulture), process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for a file that the process writes.</summary>
    public async Task UntilFileAsync(string file)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!File.Exists(file))
        {
            if (process.HasExited || TimeProvider.System.GetElapsedTime(begun) > Patience)
            {
                throw new TimeoutException($"{file} did not appear");
            }

            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
