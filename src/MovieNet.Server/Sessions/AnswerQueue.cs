using System.IO.Pipelines;
using System.Runtime.InteropServices;
using MovieNet.Server.Commands;
using MovieNet.Server.Store;
using MovieNet.Server.Telemetry;

namespace MovieNet.Server.Sessions;

/// <summary>
/// The answers of one session, in the order of the requests. Writes wait here for their commit while more of them are
/// taken in; anything else must call <see cref="SettleAsync"/> first, so that it sees them and stands behind them.
/// </summary>
internal sealed class AnswerQueue(PipeWriter output, ErrorMapping errors, SessionClock clock, Accounting accounting)
{
    private const int WritesAtMost = 256;
    private const int WriteBytesAtMost = 1 << 20;

    /// <summary>So many bytes are not gathered any more, but sent.</summary>
    public const int LargeFrom = 64 << 10;

    // The pipe has blocks of 4 KiB; a larger piece would be allocated.
    private const int OnePiece = 2 << 10;

    private readonly Queue<PendingAnswer> pending = new();
    private long pendingBytes;

    /// <summary>Whether nothing more is sent: the other side reads no more, or must not be told.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>How many bytes were sent, or are about to be.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether so many writes wait that no more shall be taken in.</summary>
    public bool IsFull => pending.Count >= WritesAtMost || pendingBytes >= WriteBytesAtMost;

    /// <summary>Whether writes wait for their commit.</summary>
    public bool HasPending => pending.Count > 0;

    /// <summary>The commit that the next answer waits for.</summary>
    public Task NextCommit => pending.Peek().Outcome;

    /// <summary>Lets a write wait for its commit.</summary>
    public void Enqueue(Task<Outcome> outcome, ReadOnlyMemory<byte> id, RequestMark mark, Batch? batch, int bytes)
    {
        // The line that the id lies in is gone when the answer is written.
        pending.Enqueue(new(outcome, id.ToArray(), mark, batch, bytes));
        pendingBytes += bytes;
    }

    /// <summary>Ends a batch's array behind its last answer.</summary>
    public async ValueTask EndBatchAsync(Batch batch)
    {
        await SettleAsync();
        if (batch.HasBegun && !IsClosed)
        {
            PutPart("]\n"u8);
        }
    }

    /// <summary>Waits for every write and puts its answer out.</summary>
    public async ValueTask SettleAsync()
    {
        while (HasPending)
        {
            await NextCommit;
            PutCommitted();
            await FlushLargeAsync();
        }
    }

    /// <summary>Puts out the answers of the writes that are committed, up to the first that is not.</summary>
    public void PutCommitted()
    {
        while (pending.TryPeek(out var next) && next.Outcome.IsCompleted)
        {
            pending.Dequeue();
            pendingBytes -= next.Bytes;
            var (result, error) = next.Outcome.GetAwaiter().GetResult();
            if (error is null)
            {
                accounting.End(next.Mark, null);
                Put(next.Id, result!, isError: false, next.Batch);
            }
            else
            {
                var answer = errors.Of(error, next.Mark.Trace);
                accounting.End(next.Mark, answer.Code);
                IsClosed |= error is UnsureException;
                Put(next.Id, answer.Json, isError: true, next.Batch);
            }
        }
    }

    /// <summary>Puts an answer out. Without an id there is none to give, and behind one that must not be given none at all.</summary>
    public void Put(ReadOnlySpan<byte> id, ReadOnlySpan<byte> json, bool isError, Batch? batch)
    {
        if (id.IsEmpty || IsClosed)
        {
            return;
        }

        var before = Before(batch);
        var middle = isError ? ",\"error\":"u8 : Result;
        var end = End(batch);
        var length = before.Length + Head.Length + id.Length + middle.Length + json.Length + end.Length;
        if (length > OnePiece)
        {
            PutPart(before);
            PutPart(Head);
            PutPart(id);
            PutPart(middle);
            PutPart(json);
            PutPart(end);
            return;
        }

        // Each piece that is put into the pipe has its price, and most answers are small.
        var to = output.GetSpan(length);
        var at = 0;
        Append(to, ref at, before);
        Append(to, ref at, Head);
        Append(to, ref at, id);
        Append(to, ref at, middle);
        Append(to, ref at, json);
        Append(to, ref at, end);
        output.Advance(at);
    }

    /// <summary>
    /// Puts a large result out bit by bit, each behind the one before: of a page that its client does not read, next to nothing
    /// lies in the pipe, whose many blocks the garbage collector would have to look through while everybody waits.
    /// </summary>
    public async ValueTask PutLargeAsync(ReadOnlyMemory<byte> id, ReadOnlyMemory<byte> result, Batch? batch)
    {
        if (id.IsEmpty || IsClosed)
        {
            return;
        }

        PutPart(Before(batch));
        PutPart(Head);
        PutPart(id.Span);
        PutPart(Result);
        while (result.Length > LargeFrom && !IsClosed)
        {
            PutPart(result.Span[..LargeFrom]);
            result = result[LargeFrom..];
            await FlushAsync();
        }

        if (!IsClosed)
        {
            PutPart(result.Span);
            PutPart(End(batch));
        }
    }

    /// <summary>Puts out a part of a message that answers nothing. The whole of it must be put out before anything else is.</summary>
    public void PutPart(ReadOnlySpan<byte> json)
    {
        // Block by block: for a piece larger than its blocks the pipe would take an array, which is kept for as long as the
        // client does not read and is garbage then. Blocks are used again.
        while (!json.IsEmpty)
        {
            var to = output.GetSpan();
            var length = Math.Min(to.Length, json.Length);
            json[..length].CopyTo(to);
            output.Advance(length);
            json = json[length..];
        }
    }

    /// <summary>Whether so much has gathered that it shall be sent before more is.</summary>
    public bool IsLarge => output.UnflushedBytes > LargeFrom;

    /// <summary>Sends what has gathered when it is much; waits where the client does not read.</summary>
    public ValueTask FlushLargeAsync() => IsLarge ? FlushAsync() : default;

    /// <summary>Sends what has gathered.</summary>
    public async ValueTask FlushAsync()
    {
        if (output.UnflushedBytes > 0 && !IsClosed)
        {
            Bytes += output.UnflushedBytes;
            clock.Sending();
            var result = await output.FlushAsync();
            clock.Sent();
            IsClosed = result.IsCompleted || result.IsCanceled;
        }
    }

    private static ReadOnlySpan<byte> Head => "{\"jsonrpc\":\"2.0\",\"id\":"u8;

    private static ReadOnlySpan<byte> Result => ",\"result\":"u8;

    /// <summary>What stands before an answer; the batch it belongs to has begun.</summary>
    private static ReadOnlySpan<byte> Before(Batch? batch)
    {
        if (batch is null)
        {
            return default;
        }

        var before = batch.HasBegun ? ","u8 : "["u8;
        batch.HasBegun = true;
        return before;
    }

    private static ReadOnlySpan<byte> End(Batch? batch) => batch is null ? "}\n"u8 : "}"u8;

    private static void Append(Span<byte> to, ref int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(to[at..]);
        at += bytes.Length;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct PendingAnswer(Task<Outcome> Outcome, byte[] Id, RequestMark Mark, Batch? Batch, int Bytes);
}
