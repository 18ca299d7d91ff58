using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MovieNet.Server.Access;

namespace MovieNet.Server.Connections;

/// <summary>Starts Kestrel on the first free port of the permitted ones.</summary>
internal static class Listener
{
    /// <summary>
    /// What the system keeps for a connection in either direction (it counts twice as much). Left to itself it would keep
    /// some ten mebibytes for a client that asks and does not read, after as many pages were made for nobody.
    /// </summary>
    private const int SystemBuffer = 256 << 10;

    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);

    // Without a change of threads between the socket and the session: see Dispatcher for what may not be done there.
    private static readonly SocketTransportOptions Sockets = new()
    {
        UnsafePreferInlineScheduling = true,
        // One call of the system less for each request, and a buffer of 4 KiB for each idle connection.
        WaitForDataBeforeAllocatingBuffer = false,
        // What of a session's next lines is read while it is busy, or waits for its client to read. A longer line fits all
        // the same: what a session has looked at does not count.
        MaxReadBufferSize = 64 << 10,
        CreateBoundListenSocket = Bind,
    };

    /// <exception cref="StartupException">No port can be had.</exception>
    public static async Task<(KestrelServer Server, IPEndPoint Endpoint)> StartAsync(
        ServerOptions options, SessionHandler handler, ServerCertificate? certificate, CancellationToken cancellationToken)
    {
        foreach (var port in options.Ports)
        {
            if (await TryStartAsync(new(options.Bind, port), handler, certificate, cancellationToken) is { } started)
            {
                return started;
            }
        }

        throw new StartupException($"every permitted port on {options.Bind} is taken: {PortList.Write(options.Ports)}");
    }

    /// <summary>What Kestrel looks for: nothing, unless it encrypts. Then it is its own metrics, which only a host's builder can add.</summary>
    private static IServiceProvider Services(bool encrypts) => encrypts
        ? new HostBuilder().ConfigureWebHost(web => web.UseKestrelCore().Configure(_ => { })).Build().Services
        : new ServiceCollection().BuildServiceProvider();

    /// <summary>
    /// A client that watches may be silent for days, and one whose machine is gone stays silent for good: the system asks
    /// for signs of life. Connections take this over from the socket that accepts them, and the sizes of the buffers too.
    /// </summary>
    private static Socket Bind(EndPoint endpoint)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 60);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 10);
        socket.SendBufferSize = SystemBuffer;
        socket.ReceiveBufferSize = SystemBuffer;
        return socket;
    }

    private static async Task<(KestrelServer Server, IPEndPoint Endpoint)?> TryStartAsync(
        IPEndPoint endpoint, SessionHandler handler, ServerCertificate? certificate, CancellationToken cancellationToken)
    {
        ILoggerFactory logging = NullLoggerFactory.Instance;
        var kestrel = new KestrelServerOptions { ApplicationServices = Services(encrypts: certificate is not null) };
        ListenOptions? listening = null;
        kestrel.Listen(endpoint, listen =>
        {
            listening = listen;
            if (certificate is not null)
            {
                listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => new(certificate.Handshake), HandshakeTimeout = HandshakeTimeout });
            }

            listen.Run(handler.OnConnectedAsync);
        });
        var server = new KestrelServer(
            Options.Create(kestrel), new SocketTransportFactory(Options.Create(Sockets), logging), logging);
        try
        {
            await server.StartAsync(new NoHttp(), cancellationToken);
            return (server, listening!.IPEndPoint!);
        }
        catch (Exception e)
        {
            server.Dispose();
            for (var cause = e; cause is not null; cause = cause.InnerException)
            {
                if (cause is AddressInUseException)
                {
                    return null;
                }

                if (cause is SocketException)
                {
                    throw new StartupException($"cannot listen on {endpoint}: {cause.Message}", e);
                }
            }

            throw;
        }
    }
}
