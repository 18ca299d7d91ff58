using System.Diagnostics;

namespace MovieNet.Federation;

/// <summary>The fleet's spans: one for each fan-out, and in it one for each server that is asked. Nothing where nobody listens.</summary>
internal static class FleetTracing
{
    /// <summary>The name of the fleet's spans and metrics.</summary>
    public const string Name = "MovieNet.Federation";

    private static readonly ActivitySource Source = new(Name);

    public static Activity? FanOut() => Source.StartActivity("fleet.ask");

    /// <param name="what">What is done there; one of a few names.</param>
    /// <param name="server">The server's name in the list.</param>
    public static Activity? Server(string what, string server) => Source.StartActivity(what, ActivityKind.Client)?.SetTag("movienet.server", server);

    public static void Ended(this Activity? span, string outcome)
    {
        span?.SetTag("movienet.outcome", outcome);
        span?.SetStatus(outcome is OutcomeName.Ok ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
    }
}
