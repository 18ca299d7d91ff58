using System.Net;
using System.Net.Sockets;

namespace MovieNet.Demo;

/// <summary>The web app over the demo's fleet.</summary>
internal sealed record WebApp(ChildProcess Process, Uri Address)
{
    private const int PortsTried = 100;

    /// <summary>Starts it on the wanted port, or on the next free one, and waits until its page answers.</summary>
    public static async Task<WebApp> Start(Children children, DemoFolder folder, int wanted, CancellationToken stop)
    {
        var last = Math.Min(wanted + PortsTried - 1, IPEndPoint.MaxPort);
        for (var port = wanted; port <= last; port++)
        {
            if (!IsFree(port))
            {
                continue;
            }

            if (port != wanted)
            {
                Console.WriteLine($"Port {wanted} is taken: the web app takes {port}.");
            }

            try
            {
                return await StartOn(port, children, folder, stop);
            }
            catch (StartupException) when (!IsFree(port))
            {
                // Somebody else took the port just before the web app could.
            }
        }

        throw new StartupException($"The web app found no free port from {wanted} to {last}: name another with --port.");
    }

    private static async Task<WebApp> StartOn(int port, Children children, DemoFolder folder, CancellationToken stop)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        var says = address.GetLeftPart(UriPartial.Authority);

        // Like every ASP.NET Core program it prints its address once it listens. Asking the page alone would not do:
        // if another program got the port in the end, the answer might be its.
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = await children.Start("Web app", Programs.WebApp(folder.Home, "--urls", says, "--without-sign-in"), line =>
        {
            if (line.Contains(says, StringComparison.Ordinal))
            {
                listening.TrySetResult();
            }
        });
        await process.WaitUntil(Answers(listening.Task, address, stop), stop);
        return new WebApp(process, address);
    }

    private static async Task Answers(Task listening, Uri address, CancellationToken stop)
    {
        await listening.WaitAsync(stop);
        using var client = new HttpClient();
        using var answer = await client.GetAsync(address, stop);
        if (!answer.IsSuccessStatusCode)
        {
            throw new StartupException($"The web app answers with {(int)answer.StatusCode} at {address}");
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
