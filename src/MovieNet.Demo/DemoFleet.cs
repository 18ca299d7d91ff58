namespace MovieNet.Demo;

/// <summary>The demo from its start to its end: three servers with films, the web app over them, and nothing left behind.</summary>
internal static class DemoFleet
{
    /// <returns>The exit code: 0 when it was asked to stop, 1 when it could not start.</returns>
    public static async Task<int> Run(string? data, bool fresh, int port, CancellationToken stop)
    {
        try
        {
            using var folder = DemoFolder.Open(data);
            await using var children = new Children(folder);
            await Run(folder, children, fresh, port, stop);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Console.WriteLine("Stopped.");
            return 0;
        }
        catch (StartupException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync($"The demo cannot go on: {e.Message}");
            return 1;
        }
    }

    private static async Task Run(DemoFolder folder, Children children, bool fresh, int port, CancellationToken stop)
    {
        if (fresh || !folder.IsFilled)
        {
            folder.Clear();
        }

        Console.WriteLine("Starting three movie servers ...");
        var servers = await Task.WhenAll(MovieServer.All.Select(server => server.Start(children, folder, stop)));

        var filling = new Filling(children, folder);
        if (folder.IsFilled)
        {
            await filling.Move(servers, stop);
        }
        else
        {
            Console.WriteLine("Filling them with films ...");
            await filling.Fill(servers, stop);
        }

        Console.WriteLine("Starting the web app ...");
        var web = await WebApp.Start(children, folder, port, stop);

        Announce(folder, servers, web);
        await Task.WhenAll(servers.Select(server => server.Process).Append(web.Process).Select(process => ReportEnd(process, stop)));
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
    }

    private static void Announce(DemoFolder folder, IEnumerable<RunningServer> servers, WebApp web)
    {
        Console.WriteLine();
        Console.WriteLine($"MovieNet is at {web.Address}");
        Console.WriteLine();
        foreach (var server in servers)
        {
            Console.WriteLine($"  {server.Name,-8} {server.Address,-16} process {server.Process.Id}");
        }

        Console.WriteLine($"  {web.Process.Name,-8} {web.Address.Authority,-16} process {web.Process.Id}");
        Console.WriteLine($"  Data     {folder.Path}");
        Console.WriteLine();
        Console.WriteLine("Nobody has to sign in, and nobody but this machine gets in.");
        Console.WriteLine("Ctrl-C stops everything.");
    }

    /// <summary>A program that ends is no reason to stop the others: what the rest does without it is worth seeing.</summary>
    private static async Task ReportEnd(ChildProcess process, CancellationToken stop)
    {
        var code = await process.EndsByItself(stop);
        Console.WriteLine();
        Console.WriteLine($"{process.Name} (process {process.Id}) has ended with exit code {code}.");
        foreach (var line in process.LastLines())
        {
            Console.WriteLine($"  | {line}");
        }

        Console.WriteLine($"Start it again with: {process.CommandLine}");
    }
}
