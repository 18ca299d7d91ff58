using System.Diagnostics;
using MovieNet.Testing;

namespace MovieNet.Tests.Benchmarks;

public sealed class BenchmarksTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Every_figure_can_be_measured_on_a_small_catalogue()
    {
        using var folder = new TempFolder();
        var program = Path.Combine(AppContext.BaseDirectory, "MovieNet.Benchmarks.dll");
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", program, "all", "--records", "2000", "--runs", "1", "--seconds", "0.1", "--data", folder.Path, "--report", folder.File("report.md")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await output + await errors);
        var report = await File.ReadAllTextAsync(folder.File("report.md"), TestContext.Current.CancellationToken);
        // Redis and sqlite3 are not on every machine; the rest of the figures is.
        foreach (var figure in (string[])["HTTP API, depth 1", "durable adds, 8 × 8", "durable adds, 1 × 64", "movies.list", "movies.search, p99", "resident memory", "start to first answer", "allocation",
            "bad clients, idle connections, p99", "bad clients, spoiled messages, p99"])
        {
            Assert.Contains(figure, report, StringComparison.Ordinal);
        }
    }
}
