using System.Net;
using Microsoft.Extensions.Logging;
using MovieNet.Protocol;
using MovieNet.Server;

namespace MovieNet.Testing;

/// <summary>A real daemon in this process, on a free port, with a database of its own.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly ServerOptions options;

    private TestServer(string name, ServerLimits? limits, TimeProvider? time, string? tokens, string? certificate, LogLevel logLevel)
    {
        options = new()
        {
            Data = folder.File("movies.db"),
            Name = name,
            Limits = limits ?? ServerLimits.Default,
            TimeProvider = time ?? TimeProvider.System,
            Tokens = tokens,
            Certificate = certificate is null ? null : new(certificate, null, null),
            Log = Log,
            LogLevel = logLevel,
        };
    }

    /// <summary>Where it listens; changes with a restart.</summary>
    public IPEndPoint Endpoint => Server.Endpoint;

    public Guid ServerId => Server.ServerId;

    /// <summary>The database file.</summary>
    public string Data => options.Data;

    /// <summary>What it logged.</summary>
    public StringWriter Log { get; } = new();

    internal MovieServer Server { get; private set; } = null!;

    /// <param name="name">What it calls itself.</param>
    /// <param name="limits">Its limits; null for the protocol's.</param>
    /// <param name="time">Where its time comes from.</param>
    /// <param name="tokens">The file with the tokens it asks for; null for none.</param>
    /// <param name="certificate">The certificate, PEM with its key, that it encrypts with; null for a plain stream.</param>
    /// <param name="logLevel">What it logs.</param>
    public static async Task<TestServer> StartAsync(
        string name = "Test", ServerLimits? limits = null, TimeProvider? time = null, string? tokens = null, string? certificate = null,
        LogLevel logLevel = LogLevel.Error)
    {
        var server = new TestServer(name, limits, time, tokens, certificate, logLevel);
        server.Server = await MovieServer.StartAsync(server.options);
        return server;
    }

    /// <summary>A connection that knows nothing of our client.</summary>
    public Task<RawClient> ConnectAsync() => RawClient.ConnectAsync(Endpoint);

    public Task StopAsync() => Server.StopAsync();

    /// <summary>Stops it and starts another on the same database.</summary>
    public async Task RestartAsync()
    {
        await Server.StopAsync();
        Server = await MovieServer.StartAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
        await Log.DisposeAsync();
    }
}
