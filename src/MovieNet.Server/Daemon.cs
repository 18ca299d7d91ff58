using System.Net;
using System.Runtime.InteropServices;
using MovieNet.Server.Telemetry;

namespace MovieNet.Server;

/// <summary>Runs a server until the process is told to end.</summary>
internal static class Daemon
{
    /// <summary>SIGXFSZ, for which .NET has no name.</summary>
    private const PosixSignal FileTooLarge = (PosixSignal)25;

    public static async Task<int> RunAsync(ServerOptions options, string? portFile)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        // A write over the process's limit for files (ulimit -f) shall be an error, not the end.
        using var tooLarge = PosixSignalRegistration.Create(FileTooLarge, signal => signal.Cancel = true);

        if (portFile is not null)
        {
            // Whoever waits for this file must not find the port of a run before.
            PortFile.Remove(portFile);
        }

        await using var output = new LogOutput(Console.Error);
        await using var server = await MovieServer.StartAsync(options with { Log = output });
        if (!IPAddress.IsLoopback(options.Bind) && !server.AsksForTokens)
        {
            server.Log.Warning($"warning: listening on {options.Bind}, where everyone who can connect can read and write");
        }

        if (server.Certificate is { } certificate)
        {
            server.Log.Information($"certificate fingerprint {certificate.Fingerprint}, valid until {certificate.Certificate.NotAfter.ToUniversalTime():u}");
        }

        using var export = OtlpExport.Start(server);
        await Console.Out.WriteLineAsync($"listening on {server.Endpoint}");
        if (portFile is not null)
        {
            PortFile.Write(portFile, server.Endpoint.Port);
        }

        await told.Task;
        // What is measured is looked up in the server, while it is there.
        export?.Dispose();
        await server.StopAsync();
        if (portFile is not null)
        {
            PortFile.Remove(portFile);
        }

        return 0;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            told.TrySetResult();
        }
    }
}
