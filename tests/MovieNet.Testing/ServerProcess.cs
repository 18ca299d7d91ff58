using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace MovieNet.Testing;

/// <summary>movienet-server as a process of its own. Killed when the test is over.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;

    private ServerProcess(Process process) => this.process = process;

    public int Id => process.Id;

    /// <summary>Where it listens, once <see cref="ReadyAsync"/> has said so.</summary>
    public IPEndPoint Endpoint { get; private set; } = new(IPAddress.None, 0);

    public static ServerProcess Start(params string[] arguments) => StartBy([], arguments);

    /// <summary>Starts it by a program that becomes it, such as setpriv: the process is the daemon's own.</summary>
    public static ServerProcess StartBy(string[] starter, params string[] arguments)
    {
        string[] command = [.. starter, "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "movienet-server.dll"), .. arguments];
        return new(Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
    }

    /// <summary>Waits until it listens, and says where.</summary>
    public async Task<IPEndPoint> ReadyAsync()
    {
        const string Ready = "listening on ";
        var line = await ReadLineAsync();
        return Endpoint = line?.StartsWith(Ready, StringComparison.Ordinal) == true
            ? IPEndPoint.Parse(line.AsSpan(Ready.Length))
            : throw new InvalidOperationException($"the daemon did not start: {line}{await ErrorsAsync()}");
    }

    /// <summary>A connection that knows nothing of our client.</summary>
    public Task<RawClient> ConnectAsync() => RawClient.ConnectAsync(Endpoint);

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

    /// <summary>Sends signal 9 from here, which takes no time, and waits for the end.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
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
            await KillAsync();
        }

        process.Dispose();
    }
}
