using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MovieNet.Demo;

/// <summary>The two ways to end a process; .NET has only the second.</summary>
internal static class Signals
{
    private const int SigTerm = 15;

    /// <summary>Asks it to end. Windows has no such question: there it is ended.</summary>
    public static void Terminate(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            Kill(process);
        }
        else if (!process.HasExited)
        {
            _ = SendSignal(process.Id, SigTerm);
        }
    }

    public static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself in between.
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);
}
