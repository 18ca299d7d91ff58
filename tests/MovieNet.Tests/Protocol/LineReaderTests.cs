using System.IO.Pipelines;
using System.Text;
using MovieNet.Protocol;

namespace MovieNet.Tests.Protocol;

public sealed class LineReaderTests
{
    private readonly Pipe pipe = new(new PipeOptions(minimumSegmentSize: 16, pauseWriterThreshold: 0));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<string> ReadAsync(LineReader reader)
    {
        var (status, line) = await reader.ReadAsync(Token);
        return status == LineStatus.Line ? Encoding.UTF8.GetString(line) : status.ToString();
    }

    private async Task WriteAsync(string text) => await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(text), Token);

    [Fact]
    public async Task Lines_end_with_a_line_feed_and_empty_ones_are_passed_over()
    {
        var reader = new LineReader(pipe.Reader, 100);
        await WriteAsync("one\ntwo\r\n\n\r\n  \nthr");
        await WriteAsync("ee\n");
        await pipe.Writer.CompleteAsync();

        Assert.Equal("one", await ReadAsync(reader));
        Assert.Equal("two", await ReadAsync(reader));
        Assert.Equal("  ", await ReadAsync(reader));
        Assert.Equal("three", await ReadAsync(reader));
        Assert.Equal("EndOfStream", await ReadAsync(reader));
        Assert.Equal("EndOfStream", await ReadAsync(reader));
    }

    [Fact]
    public async Task A_line_that_the_stream_ends_in_is_cut_off()
    {
        var reader = new LineReader(pipe.Reader, 100);
        await WriteAsync("one\ntw");
        await pipe.Writer.CompleteAsync();

        Assert.Equal("one", await ReadAsync(reader));
        Assert.Equal("CutOff", await ReadAsync(reader));
    }

    [Theory]
    [InlineData(10, "0123456789")]
    [InlineData(9, "TooLong")]
    public async Task A_line_over_the_limit_is_too_long(int limit, string expected)
    {
        var reader = new LineReader(pipe.Reader, limit);
        await WriteAsync("0123456789\n");

        Assert.Equal(expected, await ReadAsync(reader));
    }

    [Fact]
    public async Task A_line_without_end_is_too_long_as_soon_as_it_is_over_the_limit()
    {
        var reader = new LineReader(pipe.Reader, 10);
        await WriteAsync("01234567890");

        Assert.Equal("TooLong", await ReadAsync(reader));
    }

    [Fact]
    public async Task An_unfinished_line_is_incomplete_and_whole_when_the_rest_has_come()
    {
        var reader = new LineReader(pipe.Reader, 1 << 20);
        await WriteAsync("a");
        Assert.Equal(LineStatus.Incomplete, await reader.WaitAsync(Token));
        Assert.Equal(LineStatus.Incomplete, reader.TryRead(out _));
        Assert.True(reader.HasPartialLine);

        foreach (var piece in new[] { "b", "c\nd", "e\n" })
        {
            await WriteAsync(piece);
            Assert.Equal(LineStatus.Incomplete, await reader.WaitAsync(Token));
        }

        Assert.Equal("abc", await ReadAsync(reader));
        Assert.Equal("de", await ReadAsync(reader));
        Assert.False(reader.HasPartialLine);
    }

    [Fact]
    public async Task Waiting_can_be_called_off_and_nothing_is_lost()
    {
        var reader = new LineReader(pipe.Reader, 100);
        await WriteAsync("a");
        await reader.WaitAsync(Token);
        pipe.Reader.CancelPendingRead();
        Assert.Equal(LineStatus.Canceled, await reader.WaitAsync(Token));

        await WriteAsync("b\n");
        Assert.Equal("ab", await ReadAsync(reader));
    }

    [Fact]
    public async Task A_long_line_that_comes_in_small_pieces_does_not_cost_its_length_squared()
    {
        // Searching it anew for every piece would read 35 GB: minutes instead of a moment.
        var reader = new LineReader(pipe.Reader, 1 << 20);
        for (var i = 0; i < 1 << 16; i++)
        {
            await WriteAsync("0123456789abcdef");
            await reader.WaitAsync(Token);
            reader.TryRead(out _);
        }

        await WriteAsync("\n");
        var (status, line) = await reader.ReadAsync(Token);
        Assert.Equal((LineStatus.Line, 1L << 20), (status, line.Length));
    }
}
