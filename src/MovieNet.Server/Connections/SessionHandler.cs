using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using MovieNet.Server.Commands;
using MovieNet.Server.Sessions;

namespace MovieNet.Server.Connections;

/// <summary>The thin line between Kestrel's connections and sessions.</summary>
internal sealed class SessionHandler(CommandContext context, ErrorMapping errors) : ConnectionHandler
{
    /// <summary>So much always fits into the system's own buffer.</summary>
    private const int SurelySent = 16 << 10;

    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var session = new Session(connection.Transport, context, errors, (connection.RemoteEndPoint as IPEndPoint)?.Address, connection.Abort);
        if (!context.Sessions.TryAdd(session))
        {
            await session.RefuseAsync();
            return;
        }

        // Without this, a graceful stop would wait half a minute for every idle client.
        var requested = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;
        await using var registration = requested.Register(session.Stop);
        try
        {
            await session.RunAsync();
        }
        finally
        {
            context.Sessions.Remove(session);
            if (session.AnsweredBytes > SurelySent)
            {
                // Kestrel waits until the client has read the rest; not every client does.
                context.Sessions.AbortLater(connection);
            }
        }
    }
}
