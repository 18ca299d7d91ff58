using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using MovieNet.Protocol;
using MovieNet.Server.Commands;
using MovieNet.Server.Store;
using MovieNet.Server.Telemetry;

namespace MovieNet.Server.Sessions;

/// <summary>Carries out the messages of one session, one behind the other.</summary>
internal sealed class Dispatcher(CommandContext context, ErrorMapping errors, AnswerQueue answers)
{
    private const int LargestKept = 4 << 20;

    private static readonly byte[] NullId = "null"u8.ToArray();

    // Between a command and the putting out of its result nothing is awaited, or it is taken out of here. So a thread needs one
    // room for results, and a session none.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? room;

    /// <summary>Carries out a line: a request, a notification or a batch.</summary>
    public ValueTask HandleLineAsync(ReadOnlySequence<byte> line) => TryAnswerFromMemory(line) ? default : CarryOutAsync(line);

    /// <summary>The one place where the answers kept in memory are asked. What they do not know goes the long way.</summary>
    private bool TryAnswerFromMemory(ReadOnlySequence<byte> line)
    {
        if (answers.HasPending || line.Length > PlainGet.LongestLine || !context.Caller!.Allows(Right.Read))
        {
            return false;
        }

        Span<byte> pieces = stackalloc byte[line.IsSingleSegment ? 0 : (int)line.Length];
        line.Slice(0, pieces.Length).CopyTo(pieces);
        var result = Room();
        if (!PlainGet.TryRead(line.IsSingleSegment ? line.FirstSpan : pieces, out var id, out var parameters)
            || !context.Store.Answers.TryWrite(parameters, result))
        {
            return false;
        }

        answers.Put(id, result.WrittenSpan, isError: false, null);
        return true;
    }

    private async ValueTask CarryOutAsync(ReadOnlySequence<byte> line)
    {
        if (!Thread.CurrentThread.IsThreadPoolThread)
        {
            // The sockets' own threads answer from memory and do nothing else: others wait for them.
            await Task.Yield();
        }

        var json = line.IsSingleSegment ? line.First : line.ToArray();
        var depth = context.Options.Limits.Depth;
        if (!Utf8.IsValid(json.Span))
        {
            await RefuseAsync(NullId, ErrorCode.ParseError, "the line is not valid UTF-8");
            return;
        }

        List<ReadOnlyMemory<byte>>? messages;
        Envelope? message;
        try
        {
            messages = EnvelopeReader.ReadBatch(json, depth);
            message = messages is null ? EnvelopeReader.Read(json, depth) : null;
        }
        catch (JsonException e)
        {
            await RefuseAsync(NullId, ErrorCode.ParseError, FormattableString.Invariant(
                $"the line is not valid JSON, or nests deeper than {depth}, at byte {e.BytePositionInLine}"));
            return;
        }

        await (message is null ? HandleBatchAsync(messages!) : HandleAsync(message, null));
    }

    /// <summary>Answers something that was not even looked into.</summary>
    public ValueTask RefuseAsync(ReadOnlyMemory<byte> id, ErrorCode code, string message) =>
        RefuseAsync(id, context.Accounting.Begin(null, null, context.Caller!.Connection), code, message, null);

    private async ValueTask RefuseAsync(ReadOnlyMemory<byte> id, RequestMark mark, ErrorCode code, string message, Batch? batch)
    {
        await answers.SettleAsync();
        context.Accounting.End(mark, code);
        answers.Put(id.Span, ErrorMapping.Of(code, message).Json, isError: true, batch);
    }

    private async ValueTask HandleBatchAsync(List<ReadOnlyMemory<byte>> messages)
    {
        var maximum = context.Options.Limits.BatchRequests;
        if (messages.Count == 0 || messages.Count > maximum)
        {
            await RefuseAsync(NullId, ErrorCode.InvalidRequest, messages.Count == 0
                ? "a batch must not be empty"
                : FormattableString.Invariant($"a batch may have at most {maximum} requests, this one has {messages.Count}"));
            return;
        }

        var batch = new Batch();
        foreach (var message in messages)
        {
            await HandleAsync(EnvelopeReader.Read(message, context.Options.Limits.Depth), batch);
            await answers.FlushLargeAsync();
            if (answers.IsClosed)
            {
                // Nobody reads what would gather here. What was not begun yet is not done, as with lines behind this one.
                return;
            }
        }

        await answers.EndBatchAsync(batch);
    }

    private async ValueTask HandleAsync(Envelope envelope, Batch? batch)
    {
        var command = envelope.Invalid is null ? CommandTable.Find(envelope.Method.Span) : null;
        var mark = context.Accounting.Begin(command, EnvelopeText.Of(envelope.Trace), context.Caller!.Connection);
        if (envelope.Invalid is { } problem)
        {
            await RefuseAsync(envelope.Id, mark, ErrorCode.InvalidRequest, problem, batch);
        }
        else if (command is null)
        {
            await RefuseAsync(envelope.Id, mark, ErrorCode.MethodNotFound, "there is no such method", batch);
        }
        else if (!context.Caller.Allows(command.Right))
        {
            await RefuseAsync(envelope.Id, mark, context.Caller.IsKnown ? ErrorCode.Forbidden : ErrorCode.Unauthenticated, Refusal(command), batch);
        }
        else if (command.Write is not null)
        {
            await WriteAsync(mark, envelope, batch);
        }
        else
        {
            await answers.SettleAsync();
            if (command.MayTakeLong)
            {
                await ReadInTurnAsync(mark, envelope, batch);
            }
            else
            {
                await PutLargeAsync(envelope, Read(mark, envelope, batch), batch);
            }
        }
    }

    private async ValueTask ReadInTurnAsync(RequestMark mark, Envelope envelope, Batch? batch)
    {
        if (context.Turns.CurrentCount == 0)
        {
            // What is ready does not wait for others' pages.
            await answers.FlushAsync();
        }

        ArraySegment<byte> large;
        await context.Turns.WaitAsync();
        try
        {
            large = Read(mark, envelope, batch);
        }
        finally
        {
            context.Turns.Release();
        }

        await PutLargeAsync(envelope, large, batch);
    }

    private async ValueTask PutLargeAsync(Envelope envelope, ArraySegment<byte> large, Batch? batch)
    {
        if (large.Array is { } array)
        {
            await answers.PutLargeAsync(envelope.Id, large, batch);
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    /// <summary>Carries out what only reads. A large result is not put out but returned, in an array of the shared pool.</summary>
    private ArraySegment<byte> Read(in RequestMark mark, Envelope envelope, Batch? batch)
    {
        var result = Room();
        try
        {
            using var request = RequestParameters.Read(envelope);
            mark.Command!.Read!(context, request.Parameters, result);
            context.Accounting.End(mark, null);
            if (result.WrittenCount > AnswerQueue.LargeFrom)
            {
                var array = ArrayPool<byte>.Shared.Rent(result.WrittenCount);
                result.WrittenSpan.CopyTo(array);
                return new(array, 0, result.WrittenCount);
            }

            answers.Put(envelope.Id.Span, result.WrittenSpan, isError: false, batch);
        }
        catch (Exception e)
        {
            PutError(mark, envelope, e, batch);
        }

        return default;
    }

    private async ValueTask WriteAsync(RequestMark mark, Envelope envelope, Batch? batch)
    {
        var command = mark.Command!;
        try
        {
            using var request = RequestParameters.Read(envelope);
            var requestId = request.Parameters.Uuid("requestId");
            var prepared = command.Write!(context, request.Parameters);
            var write = new Write
            {
                Apply = prepared.Apply,
                Weight = prepared.Weight,
                RequestId = requestId,
                Fingerprint = requestId is null ? [] : Fingerprint.Of(command.Name, request.Parameters.All),
                Who = Who(request.Actor),
            };
            if (answers.IsFull)
            {
                await answers.SettleAsync();
            }

            await context.Store.Writes.EnqueueAsync(write);
            answers.Enqueue(write.Answer, envelope.Id, mark, batch, envelope.Parameters.Length);
        }
        catch (Exception e)
        {
            await answers.SettleAsync();
            PutError(mark, envelope, e, batch);
        }
    }

    private void PutError(in RequestMark mark, Envelope envelope, Exception exception, Batch? batch)
    {
        var error = errors.Of(exception, mark.Trace);
        context.Accounting.End(mark, error.Code);
        answers.Put(envelope.Id.Span, error.Json, isError: true, batch);
    }

    private string Refusal(Command command) => context.Caller!.IsKnown
        ? $"{command.Name} needs the right {Rights.NameOf(command.Right)}; the token {context.Caller.Name} has {Rights.NameOf(context.Caller.Right)}"
        : $"{command.Name} needs a token: send server.authenticate first";

    /// <summary>For the change log: whose token, then who the client says it is.</summary>
    private string? Who(string? actor) => (context.Caller!.Name, actor) switch
    {
        (null, _) => actor,
        ({ } token, null) => token,
        ({ } token, { } said) => $"{token}: {said}",
    };

    private static ArrayBufferWriter<byte> Room()
    {
        if (room is null || room.Capacity > LargestKept)
        {
            room = new();
        }

        room.ResetWrittenCount();
        return room;
    }
}
