using System.Text.Json;

namespace MovieNet.Protocol;

/// <summary>A server answered, with an error.</summary>
/// <param name="code">Which.</param>
/// <param name="message">The server's words.</param>
/// <param name="problems">The bad fields, for <see cref="ErrorCode.InvalidParams"/>.</param>
/// <param name="movie">The record in the way, for <see cref="ErrorCode.AlreadyExists"/> and <see cref="ErrorCode.Conflict"/>.</param>
public sealed class ServerErrorException(ErrorCode code, string message, IReadOnlyList<FieldProblem> problems, MovieRecord? movie)
    : Exception(message)
{
    /// <summary>Which error.</summary>
    public ErrorCode Code { get; } = code;

    /// <summary>The bad fields, for <see cref="ErrorCode.InvalidParams"/>; else empty.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; } = problems;

    /// <summary>The record in the way, for <see cref="ErrorCode.AlreadyExists"/> and <see cref="ErrorCode.Conflict"/>; else null.</summary>
    public MovieRecord? Movie { get; } = movie;

    /// <summary>Reads the error member of a response.</summary>
    /// <exception cref="FormatException">It is no error.</exception>
    internal static ServerErrorException Read(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object || !error.TryGetProperty("code", out var code) || !JsonText.TryGetInteger(code, out var number)
            || !error.TryGetProperty("message", out var message) || !JsonText.TryGet(message, out var text))
        {
            throw new FormatException("an error must have code and message");
        }

        var data = error.TryGetProperty("data", out var found) ? found : default;
        return new(
            (ErrorCode)number,
            text,
            data.ValueKind == JsonValueKind.Array ? data.Deserialize<List<FieldProblem>>(ProtocolJson.Options)! : [],
            data.ValueKind == JsonValueKind.Object && data.TryGetProperty("movie", out var movie) ? MovieJson.ReadRecord(movie) : null);
    }
}

/// <summary>Why there is no answer.</summary>
public enum NoAnswerReason
{
    /// <summary>Nobody listens there, or the name is not known.</summary>
    NotConnected,

    /// <summary>The connection ended before the answer.</summary>
    ConnectionLost,

    /// <summary>Connected, but no answer within the deadline.</summary>
    TimedOut,

    /// <summary>What answered does not speak this protocol.</summary>
    NotUnderstood,

    /// <summary>It cannot be made sure who answers: see <see cref="NoAnswerException.Certificate"/>.</summary>
    NotTrusted,
}

/// <summary>There is no answer; nothing is known of what the server holds.</summary>
/// <param name="reason">Why.</param>
/// <param name="message">In words.</param>
/// <param name="sent">Whether the request may have reached the server.</param>
/// <param name="inner">What was caught.</param>
public sealed class NoAnswerException(NoAnswerReason reason, string message, bool sent, Exception? inner = null)
    : IOException(message, inner)
{
    /// <summary>Why there is no answer.</summary>
    public NoAnswerReason Reason { get; } = reason;

    /// <summary>Whether the request may have reached the server, so that a write may have been done.</summary>
    public bool Sent { get; } = sent;

    /// <summary>The certificate that was not trusted, for <see cref="NoAnswerReason.NotTrusted"/>; else null.</summary>
    public PresentedCertificate? Certificate { get; init; }
}
