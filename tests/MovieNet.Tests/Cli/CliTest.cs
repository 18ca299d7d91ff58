using System.Diagnostics;
using System.Text.Json.Nodes;
using MovieNet.Federation;
using MovieNet.Protocol;
using MovieNet.Testing;

namespace MovieNet.Tests.Cli;

/// <summary>For tests that run the command line as a process of its own, against real servers.</summary>
public abstract class CliTest : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly List<TestServer> servers = [];

    protected CliTest() => List = new(new StateDatabase(folder.Path));

    /// <summary>The server list that the command line sees.</summary>
    protected ServerList List { get; }

    protected static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }

        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts a server with these movies and puts it into the list.</summary>
    protected async Task<TestServer> ServeAsync(string name, params Movie[] movies)
    {
        var server = await StartAsync(name);
        List.Add(new(name, "127.0.0.1", server.Endpoint.Port, server.ServerId));
        await using var client = await ClientAsync(server);
        foreach (var movie in movies)
        {
            await client.AddAsync(movie, Guid.NewGuid(), Stop);
        }

        return server;
    }

    /// <summary>Starts a server that is in no list.</summary>
    protected async Task<TestServer> StartAsync(string name)
    {
        var server = await TestServer.StartAsync(name);
        servers.Add(server);
        return server;
    }

    /// <summary>Puts a server into the list that does not answer.</summary>
    protected async Task ServeNobodyAsync(string name)
    {
        var server = await StartAsync(name);
        List.Add(new(name, "127.0.0.1", server.Endpoint.Port, server.ServerId));
        await server.StopAsync();
    }

    protected static Task<MovieClient> ClientAsync(TestServer server) =>
        MovieClient.ConnectAsync("127.0.0.1", server.Endpoint.Port, cancellationToken: Stop);

    /// <summary>The only record of this title on a server.</summary>
    protected static async Task<MovieRecord> RecordAsync(TestServer server, string title)
    {
        await using var client = await ClientAsync(server);
        return Assert.Single(await client.GetAsync(title, cancellationToken: Stop));
    }

    /// <summary>A file beside the state.</summary>
    protected string FileOf(string name, string content)
    {
        File.WriteAllText(folder.File(name), content);
        return folder.File(name);
    }

    /// <summary>The path of a file beside the state.</summary>
    protected string FileIn(string name) => folder.File(name);

    /// <summary>Runs movienet with nothing to read and nobody to ask.</summary>
    protected async Task<CliRun> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(Stop);
        var error = process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Starts movienet; who calls this ends it.</summary>
    protected Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "movienet.exe" : "movienet"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment["MOVIENET_HOME"] = folder.Path;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}

/// <summary>What a run came to.</summary>
public sealed record CliRun(int ExitCode, string Output, string Error)
{
    public JsonNode Json => JsonNode.Parse(Output)!;

    /// <summary>The lines of the output, without the spaces at their ends.</summary>
    public string[] Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd())];
}
