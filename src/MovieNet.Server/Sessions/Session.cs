using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using MovieNet.Protocol;
using MovieNet.Server.Commands;

namespace MovieNet.Server.Sessions;

/// <summary>
/// The server's state for one connection: lines in, answers out, in order. It works off all that has arrived, and while
/// commits are awaited it takes in more; what is ready goes out when there is nothing else to do.
/// </summary>
/// <param name="pipe">The connection.</param>
/// <param name="context">What the commands work with.</param>
/// <param name="errors">How exceptions are answered.</param>
/// <param name="abort">Cuts the connection off, where the client does not even read.</param>
internal sealed class Session(IDuplexPipe pipe, CommandContext context, ErrorMapping errors, Action? abort = null)
{
    private const int LinesInOneGo = 256;

    private static readonly byte[] NullId = "null"u8.ToArray();

    private readonly AnswerQueue answers = new(pipe.Output, errors);
    private readonly LineReader lines = new(pipe.Input, context.Options.Limits.LineBytes);
    private readonly SessionClock clock = new(context.Options);
    private Task<LineStatus>? more;
    private bool isFirstLine = true;
    private volatile bool stopping;

    /// <summary>What it waits for now.</summary>
    public SessionWait Waits => clock.Waits;

    /// <summary>How many bytes were answered.</summary>
    public long AnsweredBytes => answers.Bytes;

    /// <summary>Runs until either side ends it. Never fails because of what the client does.</summary>
    public async Task RunAsync()
    {
        try
        {
            var dispatcher = new Dispatcher(context, errors, answers);
            while (!answers.IsClosed && await RunRoundAsync(dispatcher))
            {
            }

            await FlushAsync(onlyLarge: false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The connection is gone. Writes on their way are carried out; nobody is left to be told.
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
        answers.Put(NullId, ErrorMapping.ToJson(ErrorCode.Busy, "too many connections; try again later"), isError: true, null);
        await answers.FlushAsync();
    }

    /// <summary>Works off what is here, then waits for more or for a commit; false at the end.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> RunRoundAsync(Dispatcher dispatcher)
    {
        if (more is null && !await WorkOffAsync(dispatcher))
        {
            return false;
        }

        answers.PutCommitted();
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
            await FlushAsync(onlyLarge: false);
            return await EndOrGoOnAsync(dispatcher, more is null ? await WaitAsync() : await more);
        }

        more ??= WaitAsync().AsTask();
        if (!more.IsCompleted)
        {
            await FlushAsync(onlyLarge: false);
            await Task.WhenAny(more, answers.NextCommit);
        }

        return !more.IsCompleted || await EndOrGoOnAsync(dispatcher, await more);
    }

    /// <summary>Carries out the lines that have arrived; false where the session must end.</summary>
    private async ValueTask<bool> WorkOffAsync(Dispatcher dispatcher)
    {
        var linesInOneGo = 0;
        LineStatus status;
        while ((status = lines.TryRead(out var line)) == LineStatus.Line)
        {
            clock.LineRead();
            if (isFirstLine && HttpGuard.LooksLikeHttp(line))
            {
                await RefuseAndCloseAsync(dispatcher, ErrorCode.InvalidRequest, "this is no HTTP server; see the protocol of MovieNet");
                return false;
            }

            isFirstLine = false;
            await dispatcher.HandleLineAsync(line);
            await FlushAsync(onlyLarge: true);
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
            await RefuseAndCloseAsync(dispatcher, ErrorCode.Busy, FormattableString.Invariant(
                $"a line may have at most {context.Options.Limits.LineBytes} bytes"));
            return false;
        }

        return true;
    }

    private ValueTask<LineStatus> WaitAsync()
    {
        clock.Waiting(lines.HasPartialLine);
        // No token: Kestrel's own is cancelled as soon as the client sends no more, with lines still to be read.
        return lines.WaitAsync(CancellationToken.None);
    }

    private async ValueTask<bool> EndOrGoOnAsync(Dispatcher dispatcher, LineStatus status)
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

    private async ValueTask RefuseAndCloseAsync(Dispatcher dispatcher, ErrorCode code, string message)
    {
        await dispatcher.RefuseAsync(NullId, code, message);
        await FlushAsync(onlyLarge: false);
        await Linger.AfterAsync(pipe.Input);
    }

    private ValueTask FlushAsync(bool onlyLarge) => answers.IsClosed || (onlyLarge && !answers.IsLarge) ? default : SendAsync();

    private async ValueTask SendAsync()
    {
        clock.Sending();
        await answers.FlushAsync();
        clock.Sent();
    }
}
