using System.Globalization;
using System.Runtime.InteropServices;
using MovieNet.Server;

namespace MovieNet.Failure.Processes;

/// <summary>
/// The daemon with a clock that can be set: the same server as in movienet-server, in a process of this program. A process's wall
/// clock cannot be set from outside without the machine's, and the programs have no option for it, so <c>step SECONDS</c> is read
/// from standard input.
/// </summary>
internal static class SteppedServer
{
    /// <summary>SIGXFSZ, for which .NET has no name.</summary>
    private const PosixSignal FileTooLarge = (PosixSignal)25;

    public static async Task<int> RunAsync(string data, string name, int port)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            told.TrySetResult();
        });
        // As in the daemon: a write over the limit for files is an error and not the end.
        using var tooLarge = PosixSignalRegistration.Create(FileTooLarge, signal => signal.Cancel = true);
        var clock = new SteppedClock();
        await using var server = await MovieServer.StartAsync(new() { Data = data, Name = name, Ports = [port], TimeProvider = clock });
        await Console.Out.WriteLineAsync($"listening on {server.Endpoint}");
        // Reading a console cannot be called off.
        await Task.WhenAny(told.Task, Task.Run(() => ObeyAsync(clock)));
        await server.StopAsync();
        return 0;
    }

    private static async Task ObeyAsync(SteppedClock clock)
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is ["step", var seconds])
            {
                clock.Step(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
                await Console.Out.WriteLineAsync("stepped");
            }
        }
    }
}
