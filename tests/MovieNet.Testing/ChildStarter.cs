using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace MovieNet.Testing;

/// <summary>Starts processes that end with this one, also where it is killed and nothing of it runs any more (on Linux).</summary>
internal static class ChildStarter
{
    private static readonly BlockingCollection<Action> Starts = [];
    private static readonly ConcurrentDictionary<Process, byte> Running = [];
    private static readonly Lazy<bool> CanTie = new(TryTie);

    static ChildStarter()
    {
        // Linux sends the parent's death signal when the starting thread ends, and threads of the pool come and go; this one stays.
        new Thread(() =>
        {
            foreach (var start in Starts.GetConsumingEnumerable())
            {
                start();
            }
        })
        { IsBackground = true, Name = "Child starter" }.Start();

        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            foreach (var child in Running.Keys)
            {
                Kill(child);
            }
        };
    }

    public static Task StartAsync(Process process)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Starts.Add(() =>
        {
            try
            {
                if (CanTie.Value)
                {
                    // setpriv replaces itself by the program: the process id is the program's.
                    process.StartInfo.ArgumentList.Insert(0, process.StartInfo.FileName);
                    process.StartInfo.ArgumentList.Insert(0, "KILL");
                    process.StartInfo.ArgumentList.Insert(0, "--pdeathsig");
                    process.StartInfo.FileName = "setpriv";
                }

                process.Start();
                Running[process] = 0;
                started.SetResult();
            }
            catch (Exception e) when (e is Win32Exception or IOException)
            {
                started.SetException(e);
            }
        });
        return started.Task;
    }

    /// <summary>Ends a process at once, also a stopped one. Its file handles are its own to let go.</summary>
    public static void Kill(Process process)
    {
        Running.TryRemove(process, out _);
        try
        {
            process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    private static bool TryTie()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            // Not every setpriv knows the option: BusyBox has one that does not.
            using var probe = Process.Start(new ProcessStartInfo("setpriv", ["--pdeathsig", "KILL", "true"]) { UseShellExecute = false, RedirectStandardError = true })!;
            probe.WaitForExit();
            return probe.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
