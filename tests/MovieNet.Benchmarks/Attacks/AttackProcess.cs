using System.Diagnostics;
using System.Globalization;
using MovieNet.Testing;

namespace MovieNet.Benchmarks.Attacks;

/// <summary>A running <see cref="AttackProgram"/>: one process may not have descriptors enough for both ends of ten thousand connections.</summary>
internal sealed class AttackProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process process;

    /// <summary>Starts it; done when all its connections are open.</summary>
    public AttackProcess(AttackKind kind, int port, int connections, int seed)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "MovieNet.Benchmarks.dll"), "attack", kind.Name,
            .. new[] { port, connections, seed }.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        ];
        process = new()
        {
            StartInfo = new("dotnet", arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true },
        };
        // Compiled once, and not again in the background, on a processor that the others would want.
        process.StartInfo.Environment["DOTNET_TieredCompilation"] = "0";
        ChildStarter.StartAsync(process).GetAwaiter().GetResult();
        if (!string.Equals(process.StandardOutput.ReadLine(), AttackProgram.Ready, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"the attack {kind.Name} ended before it began");
        }
    }

    /// <summary>How much it has done so far.</summary>
    public long Done
    {
        get
        {
            process.StandardInput.WriteLine();
            return long.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the attack ended by itself"), CultureInfo.InvariantCulture);
        }
    }

    public void Dispose()
    {
        ChildStarter.Kill(process);
        process.WaitForExit(Patience);
        process.Dispose();
    }
}
