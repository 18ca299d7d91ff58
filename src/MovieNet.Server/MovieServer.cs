using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using MovieNet.Server.Access;
using MovieNet.Server.Commands;
using MovieNet.Server.Connections;
using MovieNet.Server.Store;
using MovieNet.Server.Telemetry;

namespace MovieNet.Server;

/// <summary>A running movie server. The program is a thin shell around it, and tests start it in process.</summary>
internal sealed class MovieServer : IAsyncDisposable
{
    /// <summary>How long clients that do not read may hold up a stop.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromMilliseconds(500);

    private readonly CommandContext context;
    private readonly KestrelServer listener;
    private readonly ServerMeter meter;
    private int stopped;

    private MovieServer(CommandContext context, KestrelServer listener, ServerCertificate? certificate, IPEndPoint endpoint)
    {
        Certificate = certificate;
        this.context = context;
        this.listener = listener;
        meter = new(context);
        Endpoint = endpoint;
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint { get; }

    /// <summary>What it shows to clients; null where the stream is plain.</summary>
    public ServerCertificate? Certificate { get; }

    /// <summary>Whether a client must show a token.</summary>
    public bool AsksForTokens => context.Access.IsRequired;

    /// <summary>Made with the database; never changes.</summary>
    public Guid ServerId => context.Store.ServerId;

    /// <summary>Where it says what happens.</summary>
    public Log Log => context.Log;

    /// <summary>What its commands work with, for tests.</summary>
    internal CommandContext Context => context;

    /// <summary>Its database, for tests.</summary>
    internal MovieStore Store => context.Store;

    /// <summary>Who is connected, for tests.</summary>
    internal SessionList Sessions => context.Sessions;

    /// <summary>Opens the database and listens on the first free port.</summary>
    /// <exception cref="StartupException">It cannot; says why.</exception>
    public static async Task<MovieServer> StartAsync(ServerOptions options, CancellationToken cancellationToken = default)
    {
        Unicode.Require();
        var log = new Log(options.Log, options.LogFormat, options.LogLevel, options.TimeProvider);
        var access = AccessList.Open(options, log);
        var certificate = options.Certificate is null ? null : new ServerCertificate(options.Certificate, options.TimeProvider, log);
        Exposure.Check(options, access);
        var store = MovieStore.Open(options.Data, options.TimeProvider, options.CacheBytes);
        var sessions = new SessionList(options);
        try
        {
            var running = new CommandContext(options, store, sessions, access, log, new(options, log), options.TimeProvider.GetUtcNow());
            var handler = new SessionHandler(running, new ErrorMapping(log));
            var (listener, endpoint) = await Listener.StartAsync(options, handler, certificate, cancellationToken);
            return new(running, listener, certificate, endpoint);
        }
        catch
        {
            sessions.Dispose();
            store.Dispose();
            access.Dispose();
            certificate?.Dispose();
            throw;
        }
    }

    /// <summary>Takes no more connections, answers what has arrived, closes the connections and then the database.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref stopped, 1) != 0)
        {
            return;
        }

        using var patience = new CancellationTokenSource(StopPatience);
        await listener.StopAsync(patience.Token);
        listener.Dispose();
        meter.Dispose();
        context.Sessions.Dispose();
        context.Store.Dispose();
        context.Access.Dispose();
        Certificate?.Dispose();
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
