using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace MovieNet.Protocol;

/// <summary>What a <see cref="LineReader"/> found.</summary>
public enum LineStatus
{
    /// <summary>A whole line.</summary>
    Line,

    /// <summary>No whole line is here yet; more may come.</summary>
    Incomplete,

    /// <summary>The line is longer than allowed. Nothing after it can be read.</summary>
    TooLong,

    /// <summary>The stream ended behind a whole line.</summary>
    EndOfStream,

    /// <summary>The stream ended inside a line.</summary>
    CutOff,

    /// <summary>Waiting was called off by <see cref="PipeReader.CancelPendingRead"/>.</summary>
    Canceled,
}

/// <summary>
/// Splits a stream into the protocol's frames: lines that end with LF; a CR before it is taken off, empty lines are passed
/// over. An unfinished line, the end of the stream and a line too long are three different things.
/// </summary>
/// <param name="input">The stream.</param>
/// <param name="maximumBytes">The longest line allowed, in bytes, LF not counted.</param>
public sealed class LineReader(PipeReader input, int maximumBytes)
{
    private ReadOnlySequence<byte> buffer;
    private long searched;
    private bool reading;
    private bool ended;

    /// <summary>Whether the first bytes of an unfinished line are here.</summary>
    public bool HasPartialLine => buffer.Length > 0;

    /// <summary>Takes the next line from what has arrived, without waiting. It is valid until <see cref="WaitAsync"/>.</summary>
    /// <returns><see cref="LineStatus.Line"/>, <see cref="LineStatus.Incomplete"/> or <see cref="LineStatus.TooLong"/>.</returns>
    public LineStatus TryRead(out ReadOnlySequence<byte> line)
    {
        // Only what is new is searched: a long line that comes byte by byte must not cost its length squared.
        while (LengthOfLine() is var length && length >= 0)
        {
            searched = 0;
            line = buffer.Slice(0, length);
            buffer = buffer.Slice(length + 1);
            if (length > maximumBytes)
            {
                return LineStatus.TooLong;
            }

            if (length > 0 && LastOf(line) == '\r')
            {
                line = line.Slice(0, --length);
            }

            if (length > 0)
            {
                return LineStatus.Line;
            }
        }

        searched = buffer.Length;
        line = default;
        return buffer.Length > maximumBytes ? LineStatus.TooLong : LineStatus.Incomplete;
    }

    /// <summary>Where the first LF of what is new stands, or -1. Most lines lie in one piece, and there it costs least.</summary>
    private long LengthOfLine()
    {
        var first = buffer.FirstSpan;
        var inFirst = searched < first.Length ? first[(int)searched..].IndexOf((byte)'\n') : -1;
        return inFirst >= 0 ? searched + inFirst
            : first.Length < buffer.Length && buffer.Slice(searched).PositionOf((byte)'\n') is { } end ? buffer.GetOffset(end) - buffer.GetOffset(buffer.Start)
            : -1;
    }

    private static byte LastOf(ReadOnlySequence<byte> line) =>
        line.IsSingleSegment ? line.FirstSpan[^1] : line.Slice(line.Length - 1).FirstSpan[0];

    /// <summary>Waits for more bytes.</summary>
    /// <returns>
    /// <see cref="LineStatus.Incomplete"/> when there are more to look at, else <see cref="LineStatus.EndOfStream"/>,
    /// <see cref="LineStatus.CutOff"/> or <see cref="LineStatus.Canceled"/>.
    /// </returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<LineStatus> WaitAsync(CancellationToken cancellationToken)
    {
        if (!ended)
        {
            if (reading)
            {
                reading = false;
                input.AdvanceTo(buffer.Start, buffer.End);
            }

            var result = await input.ReadAsync(cancellationToken);
            reading = true;
            var more = result.Buffer.Length > buffer.Length;
            buffer = result.Buffer;
            ended = result.IsCompleted;
            if (more)
            {
                return LineStatus.Incomplete;
            }

            if (result.IsCanceled)
            {
                return LineStatus.Canceled;
            }
        }

        return buffer.Length > 0 ? LineStatus.CutOff : LineStatus.EndOfStream;
    }

    /// <summary>The next line, waiting for it.</summary>
    /// <returns>Any status but <see cref="LineStatus.Incomplete"/>; the line is valid until the next call.</returns>
    public async ValueTask<(LineStatus Status, ReadOnlySequence<byte> Line)> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var status = TryRead(out var line);
            if (status != LineStatus.Incomplete)
            {
                return (status, line);
            }

            status = await WaitAsync(cancellationToken);
            if (status != LineStatus.Incomplete)
            {
                return (status, default);
            }
        }
    }
}
