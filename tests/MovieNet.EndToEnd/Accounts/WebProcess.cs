using System.Diagnostics;
using MovieNet.Testing;

namespace MovieNet.EndToEnd.Accounts;

/// <summary>The web app as a program, as it was built, and what it prints.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly System.Threading.Channels.Channel<string> lines = System.Threading.Channels.Channel.CreateUnbounded<string>();

    private WebProcess(Process process) => this.process = process;

    public static async Task<WebProcess> StartAsync(string home, params string[] arguments)
    {
        var program = new Process
        {
            StartInfo = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "movienet-web.dll"), .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        program.StartInfo.Environment["MOVIENET_HOME"] = home;
        var started = new WebProcess(program);
        program.OutputDataReceived += (_, line) => started.Take(line.Data);
        program.ErrorDataReceived += (_, line) => started.Take(line.Data);
        await ChildStarter.StartAsync(program);
        program.BeginOutputReadLine();
        program.BeginErrorReadLine();
        return started;
    }

    /// <summary>The next line that has this in it.</summary>
    public async Task<string> LineAsync(string part) => (await LinesAsync(part))[^1];

    /// <summary>What it prints up to the next line that has this in it, with that line.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(string part)
    {
        var read = new List<string>();
        do
        {
            read.Add(await lines.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(1)));
        }
        while (!read[^1].Contains(part, StringComparison.Ordinal));

        return read;
    }

    public async Task<int> ExitCodeAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1));
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        ChildStarter.Kill(process);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is not null)
        {
            lines.Writer.TryWrite(line);
        }
    }
}
