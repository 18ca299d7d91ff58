using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MovieNet.Benchmarks.Reporting;

/// <summary>What the figures were taken on.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var cpu = ValueOf("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();
        var memory = long.Parse(ValueOf("/proc/meminfo", "MemTotal")?.Split(' ')[0] ?? "0", CultureInfo.InvariantCulture) / (1 << 20);
        return string.Create(CultureInfo.InvariantCulture,
            $"{cpu}, {Environment.ProcessorCount} processors, {memory} GiB; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}");
    }

    /// <summary>The first line that a program says of its version; null where it is not installed.</summary>
    public static string? VersionOf(string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, ["--version"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            return process.StandardOutput.ReadToEnd().Split('\n')[0];
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Whether a program is installed.</summary>
    public static bool Has(string program) => VersionOf(program) is not null;

    private static string? ValueOf(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        : null;
}
