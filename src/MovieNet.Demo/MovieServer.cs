using System.Globalization;

namespace MovieNet.Demo;

/// <summary>One movie server of the demo and the ports that it may take; ten each, so that several demos fit side by side.</summary>
internal sealed record MovieServer(string Name, string Ports)
{
    // What the program prints when it is ready, before its address.
    private const string Ready = "listening on ";

    public static readonly IReadOnlyList<MovieServer> All =
        [new("Alpha", "5870-5879"), new("Beta", "5880-5889"), new("Gamma", "5890-5899")];

    public string FileName => Name.ToLowerInvariant();

    public async Task<RunningServer> Start(Children children, DemoFolder folder, CancellationToken stop)
    {
        var port = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = Programs.MovieServer(
            "--data", folder.Database(FileName), "--name", Name, "--ports", Ports, "--port-file", folder.PortFile(FileName));

        var process = await children.Start(Name, start, line =>
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                port.TrySetResult(int.Parse(line.AsSpan(line.LastIndexOf(':') + 1), CultureInfo.InvariantCulture));
            }
        });
        await process.WaitUntil(port.Task, stop);
        return new RunningServer(this, process, await port.Task);
    }
}

internal sealed record RunningServer(MovieServer Server, ChildProcess Process, int Port)
{
    public string Name => Server.Name;

    public string Address => $"127.0.0.1:{Port}";
}
