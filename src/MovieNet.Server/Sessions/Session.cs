using System.IO.Pipelines;
using MovieNet.Protocol;
using MovieNet.Server.Commands;

namespace MovieNet.Server.Sessions;

/// <summary>
/// The server's state for one connection: lines in, answers out, in order. It works off all that has arrived, waits for the
/// commits, sends, and only then waits for more.
/// </summary>
/// <param name="pipe">The connection.</param>
/// <param name="context">What the commands work with.</param>
/// <param name="errors">How exceptions are answered.</param>
/// <param name="abort">Cuts the connection off, where the client does not even read.</param>
internal sealed class Session(IDuplexPipe pipe, CommandContext context, ErrorMapping errors, Action? abort = null)
{
    private static readonly byte[] NullId = "null"u8.ToArray();

    private readonly AnswerQueue answers = new(pipe.Output, errors);
    private readonly LineReader lines = new(pipe.Input, context.Options.Limits.LineBytes);
    private readonly SessionClock clock = new(context.Options);
    private bool isFirstLine = true;
    private volatile bool stopping;

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

        if (clock.IsSending)
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

    /// <summary>Works off what is here and waits for more; false at the end.</summary>
    private async ValueTask<bool> RunRoundAsync(Dispatcher dispatcher)
    {
        LineStatus status;
        while ((status = lines.TryRead(out var line)) == LineStatus.Line)
        {
            clock.LineRead();
            if (isFirstLine && HttpGuard.LooksLikeHttp(line))
            {
                await dispatcher.RefuseAsync(NullId, ErrorCode.InvalidRequest, "this is no HTTP server; see the protocol of MovieNet");
                await Linger.AfterAsync(answers, pipe.Input);
                return false;
            }

            isFirstLine = false;
            await dispatcher.HandleLineAsync(line);
            await FlushAsync(onlyLarge: true);
            if (answers.IsClosed)
            {
                return false;
            }
        }

        await answers.SettleAsync();
        if (status == LineStatus.TooLong)
        {
            await dispatcher.RefuseAsync(NullId, ErrorCode.Busy, FormattableString.Invariant(
                $"a line may have at most {context.Options.Limits.LineBytes} bytes"));
            await Linger.AfterAsync(answers, pipe.Input);
            return false;
        }

        await FlushAsync(onlyLarge: false);
        return !stopping && await WaitAsync(dispatcher);
    }

    private async ValueTask<bool> WaitAsync(Dispatcher dispatcher)
    {
        clock.Waiting(lines.HasPartialLine);
        // No token: Kestrel's own is cancelled as soon as the client sends no more, with lines still to be read.
        var status = await lines.WaitAsync(CancellationToken.None);
        switch (status)
        {
            case LineStatus.EndOfStream:
                return false;
            case LineStatus.CutOff:
                await dispatcher.RefuseAsync(NullId, ErrorCode.ParseError, "the last line has no line feed; nothing of it was done");
                return false;
            case LineStatus.Canceled when clock.IsOver(out var limit):
                await dispatcher.RefuseAsync(NullId, ErrorCode.Busy, limit);
                return false;
            default:
                return !stopping || status == LineStatus.Incomplete;
        }
    }

    private async ValueTask FlushAsync(bool onlyLarge)
    {
        if (answers.IsClosed)
        {
            return;
        }

        clock.Sending();
        await (onlyLarge ? answers.FlushLargeAsync() : answers.FlushAsync());
        clock.Sent();
    }
}
