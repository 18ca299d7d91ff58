using System.Text.Json;
using MovieNet.Protocol;

namespace MovieNet.Server.Telemetry;

/// <summary>What can become of a request, as it is called in log, metrics and spans: ok, or the error's name.</summary>
internal static class Outcomes
{
    private static readonly ErrorCode[] Errors = Enum.GetValues<ErrorCode>();

    /// <summary>The names by their places; ok comes first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["ok", .. Errors.Select(error => JsonNamingPolicy.SnakeCaseLower.ConvertName(error.ToString()))];

    public static int PlaceOf(ErrorCode? error) => error is { } code ? Array.IndexOf(Errors, code) + 1 : 0;
}
