using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace MovieNet.Demo;

/// <summary>Starts processes so that they end with this one, even where it is killed and cannot stop them (on Linux).</summary>
internal static class ProcessStarter
{
    private static readonly BlockingCollection<Action> Starts = [];
    private static readonly Lazy<bool> CanTieToParent = new(TryTieToParent);

    static ProcessStarter()
    {
        // Linux sends the signal when the starting thread ends, not the process. Threads of the pool come and go; this one stays.
        var thread = new Thread(() =>
        {
            foreach (var start in Starts.GetConsumingEnumerable())
            {
                start();
            }
        })
        { IsBackground = true, Name = "Process starter" };
        thread.Start();
    }

    public static async Task Start(Process process)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Starts.Add(() =>
        {
            try
            {
                TieToParent(process.StartInfo);
                process.Start();
                started.SetResult();
            }
            catch (Exception e) when (e is Win32Exception or IOException)
            {
                started.SetException(new StartupException($"{process.StartInfo.FileName} cannot be started: {e.Message}"));
            }
        });
        await started.Task;
    }

    private static void TieToParent(ProcessStartInfo start)
    {
        if (CanTieToParent.Value)
        {
            // setpriv replaces itself by the program: the process id is the program's.
            start.ArgumentList.Insert(0, start.FileName);
            start.ArgumentList.Insert(0, "TERM");
            start.ArgumentList.Insert(0, "--pdeathsig");
            start.FileName = "setpriv";
        }
    }

    private static bool TryTieToParent()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            // Not every setpriv knows the option: BusyBox has one that does not.
            using var probe = Process.Start(new ProcessStartInfo("setpriv", ["--pdeathsig", "TERM", "true"]) 
            {
                UseShellExecute = false,
                RedirectStandardError = true,
            })!;
            probe.WaitForExit();
            return probe.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
