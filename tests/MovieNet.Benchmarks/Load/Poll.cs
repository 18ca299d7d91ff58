using System.Runtime.InteropServices;

namespace MovieNet.Benchmarks.Load;

/// <summary>The system's ppoll: one thread waits for many sockets without allocating anything.</summary>
internal static class Poll
{
    public const short In = 1;
    public const short Out = 4;

    /// <summary>Waits until one of the sockets is ready, or for so long.</summary>
    public static void Wait(Entry[] entries, TimeSpan longest)
    {
        var time = new Time { Seconds = (nint)longest.TotalSeconds, Nanoseconds = (nint)(longest.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick) };
        _ = ppoll(ref entries[0], (nuint)entries.Length, ref time, 0);
    }

#pragma warning disable SYSLIB1054 // The source generator would need unsafe code for no gain.
    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int ppoll(ref Entry entries, nuint count, ref Time longest, nint signals);
#pragma warning restore SYSLIB1054

    [StructLayout(LayoutKind.Sequential)]
    internal struct Entry
    {
        public int Handle;
        public short Wanted;
        public short Ready;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
