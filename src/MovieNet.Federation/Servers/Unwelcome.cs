using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Why a server that is there is not asked: it cannot be trusted, or does not let us in.</summary>
public static class Unwelcome
{
    /// <summary>Whether a person must do something first: trying again does not help.</summary>
    public static bool Is(Exception e) =>
        e is NoAnswerException { Reason: NoAnswerReason.NotTrusted } or ServerErrorException { Code: ErrorCode.Unauthenticated or ErrorCode.Forbidden };

    /// <summary>What to tell a person, without a full stop.</summary>
    /// <param name="entry">How the server was asked.</param>
    /// <param name="e">What came back.</param>
    public static string Words(ServerEntry entry, Exception e) => e switch
    {
        ServerErrorException { Code: ErrorCode.Unauthenticated } when entry.Token is null => "it asks for a token, and none is set for it",
        ServerErrorException { Code: ErrorCode.Unauthenticated } => $"it does not accept the token: {e.Message}",
        ServerErrorException { Code: ErrorCode.Forbidden } => $"the token does not allow enough: {e.Message}",
        _ => e.Message,
    };
}
