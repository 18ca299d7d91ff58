using System.Diagnostics;
using System.Globalization;
using MovieNet.Testing;

namespace MovieNet.EndToEnd.Measuring;

/// <summary>The web app as a program of its own, published as for a user.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private const string Ready = "Now listening on: ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TempFolder published;
    private readonly Process process;

    private AppProcess(TempFolder published, Process process) => (this.published, this.process) = (published, process);

    /// <summary>Where it listens.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>What it holds of the machine's memory, MiB.</summary>
    public double ResidentMiB => double.Parse(
        File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024;

    /// <summary>Publishes and starts it.</summary>
    /// <param name="home">Its MOVIENET_HOME.</param>
    public static async Task<AppProcess> StartAsync(string home)
    {
        var folder = new TempFolder();
        await RunAsync("publish", Project(), "--configuration", "Release", "--no-restore", "--nologo", "--verbosity", "quiet", "--output", folder.Path);
        var program = new Process
        {
            StartInfo = new(Dotnet, [folder.File("movienet-web.dll"), "--urls", "http://127.0.0.1:0", "--without-sign-in"]) { UseShellExecute = false, RedirectStandardOutput = true },
        };
        program.StartInfo.Environment["MOVIENET_HOME"] = home;
        var app = new AppProcess(folder, program);
        var url = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        program.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.IndexOf(Ready, StringComparison.Ordinal) is >= 0 and var at)
            {
                url.TrySetResult(new(line.Data[(at + Ready.Length)..]));
            }
        };
        await ChildStarter.StartAsync(program);
        program.BeginOutputReadLine();
        app.Url = await url.Task.WaitAsync(Patience);
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        ChildStarter.Kill(process);
        await process.WaitForExitAsync();
        process.Dispose();
        published.Dispose();
    }

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Project()
    {
        // …/tests/MovieNet.EndToEnd/bin/Release/net10.0
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(framework.Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "src", "MovieNet.Web");
    }

    private static async Task RunAsync(params string[] arguments)
    {
        using var running = Process.Start(new ProcessStartInfo(Dotnet, arguments) { UseShellExecute = false })!;
        await running.WaitForExitAsync();
        if (running.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with exit code {running.ExitCode}");
        }
    }
}
