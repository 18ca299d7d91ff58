using MovieNet.Cli.Output;
using MovieNet.Testing;
using Spectre.Console;

namespace MovieNet.Tests.Cli.Output;

public sealed class WorkProgressTests
{
    private readonly ManualClock clock = new();
    private readonly List<string> lines = [];

    [Fact]
    public async Task Where_nobody_looks_there_is_a_line_every_ten_seconds()
    {
        var progress = new WorkProgress("Alpha", bar: null, lines.Add, clock);

        await progress.RunAsync(() =>
        {
            progress.Show(100, 0.01);
            clock.Advance(TimeSpan.FromSeconds(10));
            progress.Show(40_000, 0.25);
            clock.Advance(TimeSpan.FromSeconds(9));
            progress.Show(60_000, 0.5);
            clock.Advance(TimeSpan.FromSeconds(1));
            progress.Show(80_000, null);
            return Task.CompletedTask;
        });

        Assert.Equal(["Alpha: 40,000 records, 25 %, 4,000/s, 0:30 left", "Alpha: 80,000 records, 4,000/s"], lines);
    }

    [Theory]
    [InlineData(10, 0.5, "1 records, 50 %, 0/s, 0:10 left")]
    [InlineData(90, 0.01, "1 records, 1 %, 0/s, 2:28:30 left")]
    [InlineData(60, 1, "1 records, 100 %, 0/s, 0:00 left")]
    [InlineData(60, 0, "1 records, 0/s")]
    public async Task What_is_left_is_told_from_what_is_done(int seconds, double done, string text)
    {
        var progress = new WorkProgress("Alpha", bar: null, lines.Add, clock);
        await progress.RunAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(seconds));
            progress.Show(1, done);
            Assert.Equal(text, progress.ToString());
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task On_a_terminal_there_is_a_bar_which_is_gone_in_the_end()
    {
        var screen = new StringWriter();
        var terminal = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(screen), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, ColorSystem = ColorSystemSupport.NoColors });
        terminal.Profile.Width = 100;
        var progress = new WorkProgress("[Alpha]", terminal, lines.Add, clock);

        await progress.RunAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            progress.Show(8_000, 0.5);
            return Task.CompletedTask;
        });

        Assert.Contains("[Alpha]", screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("8,000 records, 50 %, 4,000/s, 0:02 left", screen.ToString(), StringComparison.Ordinal);
        Assert.Empty(lines);
    }
}
