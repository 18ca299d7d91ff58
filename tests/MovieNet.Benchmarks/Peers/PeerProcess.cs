using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MovieNet.Testing;

namespace MovieNet.Benchmarks.Peers;

/// <summary>One side of a comparison as a process of its own. It ends with this one.</summary>
internal sealed class PeerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process process;

    private PeerProcess(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    /// <summary>Where it listens, on the loopback.</summary>
    public int Port { get; }

    /// <summary>The resident memory, mebibytes.</summary>
    public double ResidentMiB => StatusKiB("VmRSS:") / 1024.0;

    /// <summary>The most resident memory so far, mebibytes.</summary>
    public double PeakMiB => StatusKiB("VmHWM:") / 1024.0;

    /// <summary>The processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The daemon, as it was built with this program.</summary>
    public static PeerProcess StartServer(string database) => Start(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "movienet-server.dll"), "--data", database, "--ports", "0"], "listening on ", null);

    /// <summary>The HTTP API of this program.</summary>
    public static PeerProcess StartHttpApi(string database) => Start(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "MovieNet.Benchmarks.dll"), "serve-http", database], HttpApi.Ready, null);

    /// <summary>Redis, which keeps nothing on disk; null where it is not installed.</summary>
    public static PeerProcess? StartRedis()
    {
        if (!Reporting.Machine.Has("redis-server"))
        {
            return null;
        }

        var port = FreePort();
        return Start(
            "redis-server",
            ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
            "Ready to accept connections", port);
    }

    /// <summary>Stops it as an operator would; done when it has ended.</summary>
    public void Stop()
    {
        using var kill = Process.Start("kill", [process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        process.WaitForExit(Patience);
    }

    public void Dispose()
    {
        ChildStarter.Kill(process);
        process.WaitForExit(Patience);
        process.Dispose();
    }

    private static PeerProcess Start(string program, string[] arguments, string ready, int? port)
    {
        var child = new Process
        {
            StartInfo = new(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        child.ErrorDataReceived += (_, line) => Tell(line.Data);
        ChildStarter.StartAsync(child).GetAwaiter().GetResult();
        child.BeginErrorReadLine();
        while (child.StandardOutput.ReadLine() is { } line)
        {
            if (line.Contains(ready, StringComparison.Ordinal))
            {
                // Whatever else it prints must not fill the pipe and stop it.
                _ = child.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new(child, port ?? int.Parse(line.AsSpan(line.LastIndexOfAny([':', ' ']) + 1), CultureInfo.InvariantCulture));
            }
        }

        throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended before it was ready");
    }

    /// <summary>The daemon logs every write; of those that went well nobody who measures wants to read.</summary>
    private static void Tell(string? line)
    {
        if (line?.Contains(" ok in ", StringComparison.Ordinal) == false && !line.Contains("more lines were not written", StringComparison.Ordinal))
        {
            Console.Error.WriteLine(line);
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private long StatusKiB(string name)
    {
        var line = File.ReadLines($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/status").First(text => text.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.AsSpan(name.Length).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture);
    }
}
