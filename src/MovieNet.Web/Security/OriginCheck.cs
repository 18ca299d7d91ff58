namespace MovieNet.Web.Security;

/// <summary>
/// Lets nobody but this app's own pages talk to a circuit. Browsers let any page open a WebSocket to any address, loopback
/// included, and send the cookies along; what they do not let a page do is lie about its origin.
/// </summary>
internal static class OriginCheck
{
    // Routes are found whatever the case of their letters.
    private const string Hub = "/_blazor";

    public static void UseOriginCheck(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(Hub, StringComparison.OrdinalIgnoreCase) && !IsOwn(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync("This connection was asked for by a page of another site. If this app stands behind a proxy, name it with --proxies.\n");
            return;
        }

        await next(context);
    });

    private static bool IsOwn(HttpRequest request) =>
        request.Headers.Origin.ToString() is { Length: > 0 } origin
            ? string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            : !IsWebSocket(request);

    /// <summary>By HTTP/1.1 a request to upgrade, by HTTP/2 a CONNECT. For either of them browsers always say from where.</summary>
    private static bool IsWebSocket(HttpRequest request) => HttpMethods.IsConnect(request.Method) || request.Headers.Upgrade.Count > 0;
}
