using MovieNet.Federation;

namespace MovieNet.Tests.Federation.Servers;

public sealed class LatencyHistoryTests
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 2, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Tries_of_five_seconds_are_one_sample_with_its_middle_answer()
    {
        var history = LatencyHistory.Empty;
        foreach (var (second, ms) in new (int, int?)[] { (0, 9), (1, 3), (2, null), (4, 5), (5, 7) })
        {
            history = history.Add(Begin.AddSeconds(second), ms is { } took ? TimeSpan.FromMilliseconds(took) : null);
        }

        Assert.Equal([(Begin, Ms(5), 1), (Begin.AddSeconds(5), Ms(7), 0)], history.Samples.Select(sample => (sample.From, sample.Median!.Value, sample.Failures)));
        Assert.Equal((5, 4), (history.Tries, history.Answers));
    }

    [Fact]
    public void A_stretch_in_which_every_try_failed_has_no_latency()
    {
        var sample = Assert.Single(LatencyHistory.Empty.Add(Begin, null).Add(Begin.AddSeconds(1), null).Samples);

        Assert.Equal((null, 2), (sample.Median, sample.Failures));
    }

    [Fact]
    public void What_is_older_than_fifteen_minutes_is_forgotten_however_long_it_runs()
    {
        var history = Beat(LatencyHistory.Empty, 0, TimeSpan.FromMinutes(40), 5);

        Assert.Equal(180, history.Samples.Length);
        Assert.Equal(900, history.Tries);
        Assert.Equal(Begin.AddMinutes(25), history.Samples[0].From);
    }

    [Fact]
    public void The_shares_are_times_that_were_measured()
    {
        var history = LatencyHistory.Empty;
        for (var i = 1; i <= 20; i++)
        {
            history = history.Add(Begin.AddSeconds(i), Ms(i));
        }

        Assert.Equal((Ms(10), Ms(19), Ms(20)), (history.Within(0.5), history.Within(0.95), history.Within(1)));
        Assert.Null(LatencyHistory.Empty.Add(Begin, null).Within(0.5));
    }

    [Fact]
    public void Slow_is_three_times_the_usual_over_the_last_minute()
    {
        var usual = Beat(LatencyHistory.Empty, 0, TimeSpan.FromMinutes(10), 31);
        Assert.Equal((Ms(31), false), (usual.Usual, usual.IsSlow));

        var almost = Beat(usual, 600, TimeSpan.FromMinutes(1), 92);
        var slow = Beat(usual, 600, TimeSpan.FromMinutes(1), 93);

        Assert.Equal((Ms(92), false), (almost.LastMinute, almost.IsSlow));
        Assert.Equal((Ms(93), Ms(31), true), (slow.LastMinute, slow.Usual, slow.IsSlow));
    }

    [Fact]
    public void A_few_slow_answers_in_a_minute_are_not_slowness()
    {
        var history = Beat(LatencyHistory.Empty, 0, TimeSpan.FromMinutes(10), 31);
        history = Beat(Beat(history, 600, TimeSpan.FromSeconds(3), 900), 603, TimeSpan.FromSeconds(57), 31);

        Assert.False(history.IsSlow);
    }

    [Fact]
    public void Slowness_becomes_the_usual_after_half_an_hour_and_passes_within_a_minute()
    {
        var history = Beat(LatencyHistory.Empty, 0, TimeSpan.FromMinutes(60), 31);

        Assert.True(Beat(history, 3_600, TimeSpan.FromMinutes(29), 200).IsSlow);
        Assert.False(Beat(history, 3_600, TimeSpan.FromMinutes(32), 200).IsSlow);
        Assert.False(Beat(Beat(history, 3_600, TimeSpan.FromMinutes(10), 200), 4_200, TimeSpan.FromMinutes(1), 31).IsSlow);
    }

    [Fact]
    public void What_nobody_notices_is_not_slow()
    {
        var history = Beat(LatencyHistory.Empty, 0, TimeSpan.FromMinutes(10), 1);

        Assert.False(Beat(history, 600, TimeSpan.FromMinutes(1), 49).IsSlow);
        Assert.True(Beat(history, 600, TimeSpan.FromMinutes(1), 50).IsSlow);
    }

    [Fact]
    public void Before_three_minutes_nobody_knows_what_is_usual()
    {
        var history = Beat(Beat(LatencyHistory.Empty, 0, TimeSpan.FromMinutes(2), 1), 120, TimeSpan.FromMinutes(1), 500);

        Assert.Equal((null, false), (history.Usual, history.IsSlow));
    }

    [Fact]
    public void A_clock_that_is_set_back_leaves_nothing_ahead_of_it()
    {
        var history = Beat(LatencyHistory.Empty, 0, TimeSpan.FromMinutes(10), 5).Add(Begin.AddMinutes(3), Ms(5));

        Assert.Equal(Begin.AddMinutes(3), history.Samples[^1].From);
        Assert.True(history.Samples.SequenceEqual(history.Samples.OrderBy(sample => sample.From)));
    }

    /// <summary>A sign of life each second.</summary>
    private static LatencyHistory Beat(LatencyHistory history, int fromSecond, TimeSpan span, int ms)
    {
        for (var second = 0; second < span.TotalSeconds; second++)
        {
            history = history.Add(Begin.AddSeconds(fromSecond + second), Ms(ms));
        }

        return history;
    }

    private static TimeSpan Ms(int ms) => TimeSpan.FromMilliseconds(ms);
}
