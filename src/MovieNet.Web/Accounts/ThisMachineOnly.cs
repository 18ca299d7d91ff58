using System.Net;

namespace MovieNet.Web.Accounts;

/// <summary>Without sign-in, what comes in over anything but loopback is refused, whatever the app came to listen on.</summary>
internal static class ThisMachineOnly
{
    public static void UseThisMachineOnly(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Connection is { LocalIpAddress: { } local, RemoteIpAddress: { } remote } && !(IPAddress.IsLoopback(local) && IPAddress.IsLoopback(remote)))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync("This app runs without sign-in, for its own machine only.\n");
            return;
        }

        await next(context);
    });
}
