using System.Runtime.InteropServices;

namespace MovieNet.Benchmarks.Load;

/// <summary>The system's poll: one thread waits for many sockets without allocating anything.</summary>
internal static class Poll
{
    public const short In = 1;
    public const short Out = 4;

    /// <summary>Waits until one of the sockets is ready.</summary>
    public static void Wait(Entry[] entries, int milliseconds) => _ = poll(ref entries[0], (nuint)entries.Length, milliseconds);

#pragma warning disable SYSLIB1054 // The source generator would need unsafe code for no gain.
    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int poll(ref Entry entries, nuint count, int milliseconds);
#pragma warning restore SYSLIB1054

    [StructLayout(LayoutKind.Sequential)]
    internal struct Entry
    {
        public int Handle;
        public short Wanted;
        public short Ready;
    }
}
