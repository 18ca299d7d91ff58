using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using MovieNet.Protocol;
using MovieNet.Server.Telemetry;

namespace MovieNet.Server;

/// <summary>What happened, one line each, for whoever runs the daemon. Never what a record says, and never a token.</summary>
/// <param name="output">Where to; null for nowhere.</param>
/// <param name="format">How a line looks.</param>
/// <param name="from">What weighs less is not written.</param>
/// <param name="time">Where time comes from; null for the system.</param>
internal sealed class Log(TextWriter? output, LogFormat format = LogFormat.Text, LogLevel from = LogLevel.Information, TimeProvider? time = null)
{
    /// <summary>Clients decide how many lines there are, so their number is bounded: a log must not fill the disk.</summary>
    private const int LinesASecond = 1_000;

    private readonly Lock one = new();
    private readonly TimeProvider time = time ?? TimeProvider.System;
    private long second;
    private int written;
    private int passedOver;

    /// <summary>Something that the operator must look after.</summary>
    public void Error(string message, string? trace = null) => Write(LogLevel.Error, message, trace);

    /// <summary>Something that may become trouble.</summary>
    public void Warning(string message) => Write(LogLevel.Warning, message, null);

    /// <summary>Something that is as it should be.</summary>
    public void Information(string message) => Write(LogLevel.Information, message, null);

    /// <summary>A request that was answered.</summary>
    public void Answered(LogLevel level, AnsweredRequest request) => Write(level, null, request.Trace, request);

    private bool IsOn(LogLevel level) => output is not null && level >= from;

    private void Write(LogLevel level, string? message, string? trace, AnsweredRequest? request = null)
    {
        if (!IsOn(level))
        {
            return;
        }

        lock (one)
        {
            if (level >= LogLevel.Error || MayWrite())
            {
                // Put into words only where it is written: there may be many thousands of writes in a second.
                Put(level, message ?? request!.Value.Words(), trace, request);
            }
        }
    }

    private bool MayWrite()
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        if (now != second)
        {
            var before = passedOver;
            (second, written, passedOver) = (now, 0, 0);
            if (before > 0)
            {
                Put(LogLevel.Warning, FormattableString.Invariant($"{before} more lines were not written: there were over {LinesASecond} in a second"), null, null);
            }
        }

        var may = written++ < LinesASecond;
        passedOver += may ? 0 : 1;
        return may;
    }

    private void Put(LogLevel level, string message, string? trace, AnsweredRequest? request)
    {
        output!.WriteLine(format == LogFormat.Json
            ? Json(level, message, trace, request)
            : $"movienet-server: {message.ReplaceLineEndings(" | ")}{(request, trace) switch
            {
                ({ } asked, _) => FormattableString.Invariant($" (connection {asked.Connection}{(trace is null ? "" : ", trace " + trace)})"),
                (null, { } known) => $" (trace {known})",
                _ => "",
            }}");
        output.Flush();
    }

    private string Json(LogLevel level, string message, string? trace, AnsweredRequest? request)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = ProtocolJson.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("Timestamp", time.GetUtcNow().UtcDateTime);
            json.WriteString("LogLevel", level.ToString());
            json.WriteString("Category", "MovieNet.Server");
            json.WriteString("Message", message);
            json.WriteStartObject("State");
            if (request is { } asked)
            {
                json.WriteString("Method", asked.Method);
                json.WriteString("Outcome", asked.Outcome);
                json.WriteNumber("Seconds", asked.Took.TotalSeconds);
                json.WriteNumber("Connection", asked.Connection);
            }

            if (trace is not null)
            {
                json.WriteString("TraceId", trace);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
