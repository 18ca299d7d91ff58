using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using MovieNet.Protocol;
using MovieNet.Server.Store;

namespace MovieNet.Server.Commands;

/// <summary>
/// The one place where exceptions become errors of the protocol. What nobody foresaw is logged under a number, and the
/// client gets the number only: the detail is the operator's.
/// </summary>
internal sealed class ErrorMapping(Log log)
{
    /// <summary>The error that a request is answered with.</summary>
    public WireError Of(Exception exception, string? trace = null) => exception switch
    {
        ParameterException e => Write(ErrorCode.InvalidParams, "invalid parameters", json =>
            JsonSerializer.Serialize(json, e.Problems, ProtocolJson.Options)),
        RefusedException { Movie: { } movie } e => Write(e.Code, e.Message, json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("movie");
            json.WriteRawValue(movie, skipInputValidation: true);
            json.WriteEndObject();
        }),
        RefusedException e => Write(e.Code, e.Message),
        SqliteException e => Write(ErrorCode.StorageFailure, Logged("storage failure: " + StorageWords.Of(e), e, trace) + "; nothing was written"),
        UnsureException e => Write(ErrorCode.StorageFailure, Logged(
            $"storage failure: {e.Message}; whether the write is kept is not known, so the connection is closed without an answer", e, trace)),
        IOException e => Write(ErrorCode.StorageFailure, Logged("storage failure: " + e.Message, e, trace) + "; nothing was written"),
        ChannelClosedException => Write(ErrorCode.Busy, "the server is stopping; nothing was written"),
        _ => Unknown(exception, trace),
    };

    /// <summary>An error that no exception stands for.</summary>
    public static WireError Of(ErrorCode code, string message) => Write(code, message);

    private WireError Unknown(Exception exception, string? trace)
    {
        var number = Guid.NewGuid().ToString("N")[..12];
        log.Error($"internal error {number}: {exception}", trace);
        return Write(ErrorCode.InternalError, $"internal error {number}; the server's log says more");
    }

    private string Logged(string message, Exception exception, string? trace)
    {
        log.Error($"{message}: {exception.Message}", trace);
        return message;
    }

    private static WireError Write(ErrorCode code, string message, Action<Utf8JsonWriter>? writeData = null)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = ProtocolJson.Options.Encoder, SkipValidation = true });
        json.WriteStartObject();
        json.WriteNumber("code", (int)code);
        json.WriteString("message", message);
        if (writeData is not null)
        {
            json.WritePropertyName("data");
            writeData(json);
        }

        json.WriteEndObject();
        json.Flush();
        return new(code, bytes.WrittenSpan.ToArray());
    }
}
