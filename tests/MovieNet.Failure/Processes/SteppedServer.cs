using System.Globalization;
using MovieNet.Server;

namespace MovieNet.Failure.Processes;

/// <summary>
/// The daemon with a clock that can be set: the same server as in movienet-server, in a process of this program. A process's wall
/// clock cannot be set from outside without the machine's, and the programs have no option for it, so <c>step SECONDS</c> is read
/// from standard input.
/// </summary>
internal static class SteppedServer
{
    public static async Task<int> RunAsync(string data, string name, int port)
    {
        using var ended = new CancellationTokenSource();
        using var terminate = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            ended.Cancel();
        });
        // As in the daemon: a write over the limit for files is an error and not the end.
        using var tooLarge = System.Runtime.InteropServices.PosixSignalRegistration.Create((System.Runtime.InteropServices.PosixSignal)25, signal => signal.Cancel = true);
        var clock = new SteppedClock();
        await using var server = await MovieServer.StartAsync(new() { Data = data, Name = name, Ports = [port], TimeProvider = clock });
        await Console.Out.WriteLineAsync($"listening on {server.Endpoint}");
        try
        {
            while (await Console.In.ReadLineAsync(ended.Token) is { } line)
            {
                if (line.Split(' ') is ["step", var seconds])
                {
                    clock.Step(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
                    await Console.Out.WriteLineAsync("stepped");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Told to end.
        }

        return 0;
    }
}
