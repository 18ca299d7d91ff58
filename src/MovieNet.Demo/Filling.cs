namespace MovieNet.Demo;

/// <summary>Gives the fleet its server list and its films, by the command line that everybody else would use too.</summary>
internal sealed class Filling(Children children, DemoFolder folder)
{
    /// <summary>The first start: all servers into the list, then all films into the servers, at the same time.</summary>
    public async Task Fill(IReadOnlyList<RunningServer> servers, CancellationToken stop)
    {
        foreach (var server in servers)
        {
            await Run(server.Name, stop, "addserver", server.Name, server.Address);
        }

        await Task.WhenAll(servers.Select(server =>
            Run(server.Name, stop, "import", Programs.Sample(server.Server.FileName), "--server", server.Name)));
        folder.MarkFilled();
    }

    /// <summary>A later start: a server may have got another port.</summary>
    public async Task Move(IReadOnlyList<RunningServer> servers, CancellationToken stop)
    {
        foreach (var server in servers)
        {
            try
            {
                await Run(server.Name, stop, "moveserver", server.Name, server.Address);
            }
            catch (StartupException e)
            {
                // The list is the person's: a server that they took out or renamed stays so.
                Console.WriteLine($"{server.Name} keeps its place in the server list as it is: {e.Message}");
            }
        }
    }

    private async Task Run(string server, CancellationToken stop, params string[] arguments)
    {
        var command = await children.Start($"{server} {arguments[0]}", Programs.CommandLine(folder.Home, arguments));
        if (await command.Exit.WaitAsync(stop) != 0)
        {
            var code = await command.EndsByItself(stop);
            throw new StartupException(
                $"movienet {string.Join(' ', arguments)} failed (exit code {code}): {command.LastLines().LastOrDefault()}");
        }
    }
}
