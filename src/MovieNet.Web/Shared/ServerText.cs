using MovieNet.Federation;

namespace MovieNet.Web.Shared;

/// <summary>What is said of servers that are not asked.</summary>
public static class ServerText
{
    /// <summary>Why, behind the server's name: <c>does not answer (connection refused)</c>.</summary>
    public static string Silence(ServerHealth server) => server.State switch
    {
        LinkState.Connecting => "is being connected to",
        LinkState.Paused => "is paused",
        LinkState.Refused => $"is not asked ({server.Reason})",
        _ => $"does not answer ({server.Reason})",
    };
}
