using System.Text.Json;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>What came of asking a server, as it is called in log, metrics and spans.</summary>
internal static class OutcomeName
{
    public const string Ok = "ok";

    /// <summary>The error's name, or that of the reason why there is no answer.</summary>
    public static string Of(Exception exception) => exception switch
    {
        ServerErrorException { Code: var code } => Enum.IsDefined(code) ? Of(code) : "unknown_error",
        NoAnswerException { Reason: var reason } => Of(reason),
        _ => "unknown_error",
    };

    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
