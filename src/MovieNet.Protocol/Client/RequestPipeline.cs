using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Net.Security;
using System.Text.Json;
using System.Threading.Channels;

namespace MovieNet.Protocol;

/// <summary>
/// Requests out, answers in, matched by id. What is queued goes out in as few writes as possible; an answer that nobody
/// waits for any more is passed over.
/// </summary>
internal sealed class RequestPipeline
{
    /// <summary>Longer than any answer of a server within its limits; what is longer is not this protocol.</summary>
    private const int LongestAnswer = 256 << 20;

    private readonly Stream stream;
    private readonly MovieClientOptions options;
    private readonly Channel<PendingRequest> outgoing = Channel.CreateUnbounded<PendingRequest>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<long, PendingRequest> waiting = new();
    private readonly TaskCompletionSource<string> closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task writing;
    private readonly Task reading;
    private long lastId;
    private bool hasAnswered;

    public RequestPipeline(Stream stream, MovieClientOptions options)
    {
        this.stream = stream;
        this.options = options;
        writing = Task.Run(WriteAsync);
        reading = Task.Run(ReadAsync);
    }

    public Task<string> Closed => closed.Task;

    /// <summary>Told of every notification, method and parameters, in their order among the answers. It must not wait.</summary>
    public Action<string, JsonElement>? Notified { get; set; }

    public async Task<T> SendAsync<T>(string method, object? parameters, string? actor, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref lastId);
        var request = new PendingRequest(id, JsonSerializer.SerializeToUtf8Bytes(
            new { jsonrpc = "2.0", id, method, @params = parameters, actor, trace = Activity.Current?.Id }, ProtocolJson.Options));
        waiting[id] = request;
        using var deadline = new Deadline(options.RequestTimeout, options.TimeProvider, cancellationToken);
        try
        {
            if (!outgoing.Writer.TryWrite(request))
            {
                throw Lost(sent: false);
            }

            if (closed.Task.IsCompleted)
            {
                // The reader may have failed everything that waited just before this request joined.
                request.Answer.TrySetException(Lost(request.Abandon()));
            }

            return Read<T>(await request.Answer.Task.WaitAsync(deadline.Token));
        }
        catch (OperationCanceledException) when (deadline.HasPassed)
        {
            throw new NoAnswerException(NoAnswerReason.TimedOut, $"no answer within {options.RequestTimeout.TotalSeconds:0.#} s", request.Abandon());
        }
        catch (OperationCanceledException)
        {
            request.Abandon();
            throw;
        }
        finally
        {
            waiting.TryRemove(id, out _);
        }
    }

    public async ValueTask CloseAsync(string why)
    {
        Close(why);
        await Task.WhenAll(writing, reading);
    }

    private static T Read<T>(JsonElement response)
    {
        try
        {
            return response.TryGetProperty("error", out var error)
                ? throw ServerErrorException.Read(error)
                : response.GetProperty("result").Deserialize<T>(ProtocolJson.Options) ?? throw new FormatException("the result is null");
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new NoAnswerException(NoAnswerReason.NotUnderstood, $"the answer is not of protocol {ProtocolJson.Version}: {e.Message}", sent: true, e);
        }
    }

    private async Task WriteAsync()
    {
        var output = PipeWriter.Create(stream, new(leaveOpen: true));
        try
        {
            while (await outgoing.Reader.WaitToReadAsync())
            {
                while (outgoing.Reader.TryRead(out var request))
                {
                    if (request.TrySend())
                    {
                        output.Write(request.Line);
                        output.Write("\n"u8);
                    }
                }

                await output.FlushAsync();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            Close("the connection was lost: " + e.Message);
        }
    }

    private async Task ReadAsync()
    {
        var input = PipeReader.Create(stream, new(leaveOpen: true));
        var lines = new LineReader(input, LongestAnswer);
        try
        {
            while (await lines.ReadAsync(CancellationToken.None) is (LineStatus.Line, var line))
            {
                hasAnswered = true;
                using var json = JsonDocument.Parse(line);
                Deliver(json.RootElement);
            }

            Close(hasAnswered || stream is SslStream ? "the server closed the connection" : "the server closed the connection without a word; it may ask for TLS");
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            Close("what answers there is no movie server: its lines are no JSON-RPC responses", NoAnswerReason.NotUnderstood, e);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            Close("the connection was lost: " + e.Message);
        }
    }

    private void Deliver(JsonElement response)
    {
        if (response.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("a line is no response");
        }

        if (!response.TryGetProperty("id", out var id))
        {
            Notify(response);
        }
        else if (id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number) && waiting.TryGetValue(number, out var request))
        {
            request.Answer.TrySetResult(response.Clone());
        }
        else if (id.ValueKind == JsonValueKind.Null && response.TryGetProperty("error", out var error))
        {
            // The server's last words before it closes: over a limit of the connection.
            Close("the server closed the connection: " + ServerErrorException.Read(error).Message);
        }
    }

    private void Notify(JsonElement notification)
    {
        if (!notification.TryGetProperty("method", out var method) || !JsonText.TryGet(method, out var name)
            || !notification.TryGetProperty("params", out var parameters))
        {
            throw new JsonException("a line is neither response nor notification");
        }

        Notified?.Invoke(name, parameters);
    }

    private void Close(string why, NoAnswerReason reason = NoAnswerReason.ConnectionLost, Exception? cause = null)
    {
        if (!closed.TrySetResult(why))
        {
            return;
        }

        outgoing.Writer.TryComplete();
        stream.Dispose();
        foreach (var request in waiting.Values)
        {
            request.Answer.TrySetException(new NoAnswerException(reason, why, request.Abandon(), cause));
        }
    }

    private NoAnswerException Lost(bool sent) => new(NoAnswerReason.ConnectionLost, closed.Task.IsCompleted ? closed.Task.Result : "the connection was lost", sent);
}
