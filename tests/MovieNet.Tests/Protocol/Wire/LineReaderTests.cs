using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using MovieNet.Protocol;

namespace MovieNet.Tests.Protocol.Wire;

public class LineReaderTests
{
    private const int Longest = 8;

    private readonly Pipe pipe = new();
    private readonly LineReader lines;

    public LineReaderTests() => lines = new(pipe.Reader, Longest);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_that_arrive_in_one_piece_come_one_by_one()
    {
        await SendAsync("one\ntwo\n");

        Assert.Equal("one", await LineAsync());
        Assert.Equal("two", await LineAsync());
    }

    [Fact]
    public async Task A_line_that_arrives_byte_by_byte_comes_whole()
    {
        foreach (var piece in "né\r\n"u8.ToArray())
        {
            Assert.Equal(LineStatus.Incomplete, lines.TryRead(out _));
            await pipe.Writer.WriteAsync(new[] { piece }, Token);
            Assert.Equal(LineStatus.Incomplete, await lines.WaitAsync(Token));
        }

        Assert.Equal(LineStatus.Line, lines.TryRead(out var line));
        Assert.Equal("né", Encoding.UTF8.GetString(line));
    }

    [Fact]
    public async Task A_line_that_is_not_finished_is_waited_for()
    {
        await SendAsync("on");
        var line = LineAsync();
        Assert.False(line.IsCompleted);
        Assert.True(lines.HasPartialLine);

        await SendAsync("e\n");

        Assert.Equal("one", await line);
    }

    [Fact]
    public async Task A_carriage_return_before_the_line_feed_is_taken_off_and_no_other()
    {
        await SendAsync("a\rb\r\r\nc\r\n");

        Assert.Equal("a\rb\r", await LineAsync());
        Assert.Equal("c", await LineAsync());
    }

    [Fact]
    public async Task Empty_lines_are_passed_over()
    {
        await SendAsync("\n\r\n\none\n\n\r\n");
        await pipe.Writer.CompleteAsync();

        Assert.Equal("one", await LineAsync());
        Assert.Equal(LineStatus.EndOfStream, await StatusAsync());
    }

    [Fact]
    public async Task The_end_behind_a_line_and_the_end_inside_a_line_are_two_things()
    {
        await SendAsync("one\n");
        await pipe.Writer.CompleteAsync();
        Assert.Equal("one", await LineAsync());
        Assert.Equal(LineStatus.EndOfStream, await StatusAsync());

        var other = new Pipe();
        await other.Writer.WriteAsync("one\ntw"u8.ToArray(), Token);
        await other.Writer.CompleteAsync();
        var reader = new LineReader(other.Reader, Longest);
        Assert.Equal(LineStatus.Line, (await reader.ReadAsync(Token)).Status);
        Assert.Equal(LineStatus.CutOff, (await reader.ReadAsync(Token)).Status);
    }

    [Fact]
    public async Task The_end_stays_the_end()
    {
        await pipe.Writer.CompleteAsync();

        Assert.Equal(LineStatus.EndOfStream, await StatusAsync());
        Assert.Equal(LineStatus.EndOfStream, await StatusAsync());
    }

    [Fact]
    public async Task A_line_as_long_as_allowed_is_a_line_and_a_longer_one_is_too_long()
    {
        await SendAsync("12345678\n123456789\n");

        Assert.Equal("12345678", await LineAsync());
        Assert.Equal(LineStatus.TooLong, await StatusAsync());
    }

    [Fact]
    public async Task A_line_is_too_long_before_its_end_has_come()
    {
        await SendAsync("123456789");

        Assert.Equal(LineStatus.TooLong, await StatusAsync());
    }

    [Fact]
    public async Task Waiting_can_be_called_off_and_taken_up_again()
    {
        await SendAsync("on");
        Assert.Equal(LineStatus.Incomplete, lines.TryRead(out _));
        Assert.Equal(LineStatus.Incomplete, await lines.WaitAsync(Token));
        var waiting = StatusAsync();
        pipe.Reader.CancelPendingRead();
        Assert.Equal(LineStatus.Canceled, await waiting);

        await SendAsync("e\n");

        Assert.Equal("one", await LineAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Wherever_the_stream_is_cut_the_lines_are_the_same(int piece)
    {
        var bytes = Encoding.UTF8.GetBytes("one\r\n\n two \n\r\nthrée\nfour");
        var read = Task.Run(async () =>
        {
            var all = new List<string>();
            while (await lines.ReadAsync(Token) is (LineStatus.Line, var line))
            {
                all.Add(Encoding.UTF8.GetString(line));
            }

            return all;
        }, Token);
        foreach (var part in bytes.Chunk(piece))
        {
            await pipe.Writer.WriteAsync(part, Token);
        }

        await pipe.Writer.CompleteAsync();

        Assert.Equal(["one", " two ", "thrée"], await read);
    }

    private async Task SendAsync(string text) => await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(text), Token);

    private async Task<string> LineAsync()
    {
        var (status, line) = await lines.ReadAsync(Token);
        Assert.Equal(LineStatus.Line, status);
        return Encoding.UTF8.GetString(line.ToArray());
    }

    private async Task<LineStatus> StatusAsync() => (await lines.ReadAsync(Token)).Status;
}
