using Microsoft.Extensions.Logging;

namespace MovieNet.Federation;

/// <summary>What the fleet says of its servers. Never what a record says.</summary>
internal static partial class FleetLog
{
    [LoggerMessage(1, LogLevel.Information, "{Server} answers")]
    public static partial void ServerAnswers(this ILogger log, string server);

    [LoggerMessage(2, LogLevel.Warning, "{Server} cannot be asked: {Reason}")]
    public static partial void ServerIsSilent(this ILogger log, string server, string reason);

    [LoggerMessage(3, LogLevel.Warning, "{Server} did not answer a request: {Outcome} after {Seconds:0.000} s")]
    public static partial void NoAnswer(this ILogger log, string server, string outcome, double seconds);

    [LoggerMessage(4, LogLevel.Information, "A write on {Server}: {Outcome} after {Seconds:0.000} s, request id {RequestId}")]
    public static partial void Written(this ILogger log, string server, string outcome, double seconds, Guid requestId);
}
