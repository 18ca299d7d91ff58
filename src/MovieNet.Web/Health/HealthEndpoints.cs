using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Data.Sqlite;
using MovieNet.Federation;

namespace MovieNet.Web.Health;

/// <summary>
/// What those ask who watch the app: <c>/health/live</c>, whether it runs at all, and <c>/health/ready</c>, whether it can do its work, with
/// every server's state. A server that does not answer makes the app no less ready: to show that is its work.
/// </summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => "live\n").AllowAnonymous();
        app.MapGet("/health/ready", Ready).AllowAnonymous();
    }

    /// <summary>Whoever has not signed in learns whether it is ready, and nothing of the servers.</summary>
    private static JsonHttpResult<Readiness> Ready(HttpContext context, Fleet fleet, CatalogueIndex index)
    {
        var servers = context.User.Identity?.IsAuthenticated == true
            ? fleet.Servers.Select(server => new ServerReadiness(server.Name, server.State, server.Reason)).ToList()
            : null;
        try
        {
            fleet.List.All();
            return TypedResults.Json(new Readiness(true, null, index.Current.IsReady, servers));
        }
        catch (SqliteException e)
        {
            var why = $"the state in $MOVIENET_HOME cannot be read: {e.Message}";
            return TypedResults.Json(new Readiness(false, why, index.Current.IsReady, servers), statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <param name="Ready">Whether it can do its work.</param>
    /// <param name="Why">Why it cannot; null where it can.</param>
    /// <param name="CataloguesRead">Whether the figures of the overview are complete.</param>
    /// <param name="Servers">Every server of the list; null for whom that is no business.</param>
    private sealed record Readiness(bool Ready, string? Why, bool CataloguesRead, IReadOnlyList<ServerReadiness>? Servers);

    /// <param name="Name">Its name in the list.</param>
    /// <param name="State">How it is.</param>
    /// <param name="Reason">Why it cannot be asked; null where it can.</param>
    private sealed record ServerReadiness(string Name, [property: JsonConverter(typeof(JsonStringEnumConverter<LinkState>))] LinkState State, string? Reason);
}
