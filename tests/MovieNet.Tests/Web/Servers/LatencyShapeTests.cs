using MovieNet.Federation;
using MovieNet.Web.Servers;

namespace MovieNet.Tests.Web.Servers;

public sealed class LatencyShapeTests
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 2, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Begin.AddMinutes(15);

    [Fact]
    public void A_server_of_which_nothing_is_known_is_hatched_from_end_to_end()
    {
        var shape = new LatencyShape(LatencyHistory.Empty, End);

        Assert.Equal([(0, LatencyShape.Width)], shape.Hatched);
        Assert.Empty(shape.Lines);
        Assert.Null(shape.Last);
        Assert.Equal("Nothing is known of the last 15 minutes", shape.Words);
    }

    [Fact]
    public void A_server_that_always_answered_is_one_line_on_its_own_scale()
    {
        var shape = new LatencyShape(Beat(LatencyHistory.Empty, 0, 900, second => second < 450 ? 10 : 20), End);

        Assert.Empty(shape.Hatched);
        Assert.Empty(shape.Crosses);
        var line = Assert.Single(shape.Lines);
        Assert.Contains(" 14.5", line, StringComparison.Ordinal); // half way up
        Assert.EndsWith($"L{LatencyShape.Width} 3", line, StringComparison.Ordinal); // the highest, at the end
        Assert.Equal((LatencyShape.Width, 3), shape.Last);
        Assert.Equal("Half of the answers within 10 ms, 95 % within 20 ms; 900 of 900 tries answered", shape.Words);
    }

    [Fact]
    public void A_server_that_fell_silent_is_hatched_from_then_on_with_crosses_that_stand_apart()
    {
        var history = Beat(LatencyHistory.Empty, 0, 450, _ => 10);
        for (var second = 450; second < 900; second += 4)
        {
            history = history.Add(Begin.AddSeconds(second), null);
        }

        var shape = new LatencyShape(history, End);

        Assert.Equal([(LatencyShape.Width / 2.0, (double)LatencyShape.Width)], shape.Hatched);
        Assert.Single(shape.Lines);
        Assert.Null(shape.Last);
        Assert.InRange(shape.Crosses.Count, 8, 11);
        Assert.All(shape.Crosses.Zip(shape.Crosses.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 7));
        Assert.Contains("450 of 563 tries answered", shape.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_came_back_is_two_lines_with_the_gap_hatched()
    {
        var history = Beat(Beat(LatencyHistory.Empty, 0, 300, _ => 10).Add(Begin.AddSeconds(301), null), 600, 300, _ => 10);

        var shape = new LatencyShape(history, End);

        Assert.Equal(2, shape.Lines.Count);
        Assert.Equal([(49.3, 98.7)], shape.Hatched.Select(part => (Math.Round(part.From, 1), Math.Round(part.To, 1))));
        Assert.NotNull(shape.Last);
    }

    [Fact]
    public void A_server_that_never_answered_says_so()
    {
        Assert.Equal("None of 2 tries was answered", new LatencyShape(LatencyHistory.Empty.Add(End, null).Add(End, null), End).Words);
        Assert.Equal("None of 1 try was answered", new LatencyShape(LatencyHistory.Empty.Add(End, null), End).Words);
    }

    [Fact]
    public void What_a_paused_server_did_before_moves_out_of_the_picture()
    {
        var shape = new LatencyShape(Beat(LatencyHistory.Empty, 0, 300, _ => 10), End.AddMinutes(10));

        Assert.Empty(shape.Lines);
        Assert.Equal([(0, LatencyShape.Width)], shape.Hatched);
    }

    private static LatencyHistory Beat(LatencyHistory history, int fromSecond, int seconds, Func<int, int> ms)
    {
        for (var second = fromSecond; second < fromSecond + seconds; second++)
        {
            history = history.Add(Begin.AddSeconds(second), TimeSpan.FromMilliseconds(ms(second)));
        }

        return history;
    }
}
