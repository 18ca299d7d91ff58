namespace MovieNet.Cli.Output;

/// <summary>Names the servers that did not answer, so that nobody takes what was shown for everything there is.</summary>
internal static class NoAnswers
{
    public static void Write(Terminal terminal, IEnumerable<ServerOutcome> servers)
    {
        foreach (var server in servers.Where(server => server.Silence is not null))
        {
            terminal.Error.WriteLine($"movienet: {server.Name} ({server.Address}) did not answer: {server.Silence}.");
        }
    }
}
