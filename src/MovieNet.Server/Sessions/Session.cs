using System.IO.Pipelines;
using System.Net;
using System.Runtime.CompilerServices;
using MovieNet.Protocol;
using MovieNet.Server.Commands;
using MovieNet.Server.Watching;

namespace MovieNet.Server.Sessions;

/// <summary>
/// The server's state for one connection: lines in, answers out, in order. It works off all that has arrived, and while
/// commits are awaited it takes in more; what is ready goes out when there is nothing else to do. What a watch has to tell
/// goes out between two lines' answers, never within one's.
/// </summary>
internal sealed class Session
{
    private const int LinesInOneGo = 256;

    private static readonly byte[] NullId = "null"u8.ToArray();

    private readonly IDuplexPipe pipe;
    private readonly CommandContext context;
    private readonly Action? abort;
    private readonly Watch watch;
    private readonly SessionClock clock;
    private readonly AnswerQueue answers;
    private readonly Dispatcher dispatcher;
    private readonly LineReader lines;
    private Task<LineStatus>? more;
    private bool isFirstLine = true;
    private volatile bool stopping;

    /// <param name="pipe">The connection.</param>
    /// <param name="context">What the commands work with.</param>
    /// <param name="errors">How exceptions are answered.</param>
    /// <param name="address">From where it comes; null where that is not known.</param>
    /// <param name="abort">Cuts the connection off, where the client does not even read.</param>
    public Session(IDuplexPipe pipe, CommandContext context, ErrorMapping errors, IPAddress? address = null, Action? abort = null)
    {
        this.pipe = pipe;
        this.abort = abort;
        watch = new(context.Store.Changes, pipe.Input.CancelPendingRead);
        this.context = context with { Watch = watch, Caller = new(context.Access, address ?? IPAddress.None, context.Sessions.NextNumber()) };
        clock = new(context.Options);
        answers = new(pipe.Output, errors, clock, context.Accounting);
        dispatcher = new(this.context, errors, answers);
        lines = new(pipe.Input, context.Options.Limits.LineBytes);
    }

    /// <summary>What it waits for now.</summary>
    public SessionWait Waits => clock.Waits;

    /// <summary>How many bytes were answered.</summary>
    public long AnsweredBytes => answers.Bytes;

    /// <summary>Runs until either side ends it. Never fails because of what the client does.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (!answers.IsClosed && await RunRoundAsync())
            {
            }

            await answers.FlushAsync();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The connection is gone. Writes on their way are carried out; nobody is left to be told.
        }
        finally
        {
            watch.End();
        }
    }

    /// <summary>Ends the session behind what has arrived. May be called from any thread.</summary>
    public void Stop()
    {
        stopping = true;
        pipe.Input.CancelPendingRead();
    }

    /// <summary>Wakes a session that is over a time limit. Called about once a second, from any thread.</summary>
    public void CheckTime()
    {
        if (context.Caller!.IsRevoked)
        {
            // Before it could be told of another change.
            Stop();
        }

        if (!clock.IsOver(out _))
        {
            return;
        }

        if (clock.Waits == SessionWait.Sending)
        {
            abort?.Invoke();
            pipe.Output.CancelPendingFlush();
        }

        pipe.Input.CancelPendingRead();
    }

    /// <summary>Sends a connection away that is one too many.</summary>
    public async Task RefuseAsync()
    {
        await dispatcher.RefuseAsync(NullId, ErrorCode.Busy, "too many connections; try again later");
        await answers.FlushAsync();
    }

    /// <summary>Works off what is here, then waits for more or for a commit; false at the end.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> RunRoundAsync()
    {
        if (more is null && !await WorkOffAsync())
        {
            return false;
        }

        await PutReadyAsync();
        if (answers.IsClosed)
        {
            return false;
        }

        if (stopping && more is null)
        {
            await answers.SettleAsync();
            return false;
        }

        if (!answers.HasPending)
        {
            await answers.FlushAsync();
            return await EndOrGoOnAsync(more is null ? await WaitAsync() : await more);
        }

        more ??= WaitAsync().AsTask();
        if (!more.IsCompleted)
        {
            await answers.FlushAsync();
            await Task.WhenAny(more, answers.NextCommit);
        }

        return !more.IsCompleted || await EndOrGoOnAsync(await more);
    }

    /// <summary>Puts out what is committed, and behind it what the watch has to tell.</summary>
    private ValueTask PutReadyAsync()
    {
        // Looked up first. Writes are answered before they are published, so up to here every answer of this connection is
        // put out now, and no news of a write comes before its answer.
        var published = context.Store.Changes.Last;
        answers.PutCommitted();
        return watch.IsOn ? watch.PutAsync(answers, published) : default;
    }

    /// <summary>Carries out the lines that have arrived; false where the session must end.</summary>
    private async ValueTask<bool> WorkOffAsync()
    {
        var linesInOneGo = 0;
        LineStatus status;
        while ((status = lines.TryRead(out var line)) == LineStatus.Line)
        {
            clock.LineRead();
            if (isFirstLine && HttpGuard.LooksLikeHttp(line))
            {
                await RefuseAndCloseAsync(ErrorCode.InvalidRequest, "this is no HTTP server; see the protocol of MovieNet");
                return false;
            }

            isFirstLine = false;
            await dispatcher.HandleLineAsync(line);
            await answers.FlushLargeAsync();
            if (answers.IsClosed)
            {
                return false;
            }

            if (++linesInOneGo == LinesInOneGo)
            {
                // On the socket's own thread other connections wait for this one.
                linesInOneGo = 0;
                await Task.Yield();
            }
        }

        if (status == LineStatus.TooLong)
        {
            await RefuseAndCloseAsync(ErrorCode.Busy, FormattableString.Invariant(
                $"a line may have at most {context.Options.Limits.LineBytes} bytes"));
            return false;
        }

        return true;
    }

    private ValueTask<LineStatus> WaitAsync()
    {
        clock.Waiting(lines.HasPartialLine, watch.IsOn);
        // No token: Kestrel's own is cancelled as soon as the client sends no more, with lines still to be read.
        return lines.WaitAsync(CancellationToken.None);
    }

    private async ValueTask<bool> EndOrGoOnAsync(LineStatus status)
    {
        more = null;
        var isOver = clock.IsOver(out var limit);
        clock.Working();
        switch (status)
        {
            case LineStatus.EndOfStream:
                await answers.SettleAsync();
                return false;
            case LineStatus.CutOff:
                await dispatcher.RefuseAsync(NullId, ErrorCode.ParseError, "the last line has no line feed; nothing of it was done");
                return false;
            case LineStatus.Canceled when isOver:
                await dispatcher.RefuseAsync(NullId, ErrorCode.Busy, limit!);
                return false;
            default:
                return true;
        }
    }

    private async ValueTask RefuseAndCloseAsync(ErrorCode code, string message)
    {
        await dispatcher.RefuseAsync(NullId, code, message);
        await answers.FlushAsync();
        await Linger.AfterAsync(pipe.Input);
    }
}
