using System.Globalization;
using Spectre.Console;

namespace MovieNet.Cli.Output;

/// <summary>Shows how far long work on records is, beside the output: a bar on a terminal, elsewhere a line now and then.</summary>
/// <param name="name">What is worked on.</param>
/// <param name="bar">The terminal; null where nobody looks at one.</param>
/// <param name="line">Takes the lines where there is no bar; null for none.</param>
/// <param name="time">Where time comes from.</param>
internal sealed class WorkProgress(string name, IAnsiConsole? bar, Action<string>? line, TimeProvider time)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    private long begun;
    private long lastLine;
    private Far far = new(0, null);
    private ProgressTask? task;

    /// <summary>On the standard error output; nothing where it would stand between lines for programs.</summary>
    public static WorkProgress On(Terminal terminal, string name, bool quiet = false) =>
        new(name, Terminal.IsErrorTerminal && !quiet ? terminal.ErrorConsole : null, quiet ? null : terminal.Warn, TimeProvider.System);

    /// <summary>Does the work; the bar is gone when it is over.</summary>
    public async Task RunAsync(Func<Task> work)
    {
        begun = lastLine = time.GetTimestamp();
        if (bar is null)
        {
            await work();
            return;
        }

        await bar.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = 30 }, new TextColumn(ToString))
            .StartAsync(async context =>
            {
                task = context.AddTask(Markup.Escape(name), maxValue: 1);
                task.IsIndeterminate = true;
                await work();
            });
    }

    /// <summary>Called as the work goes on.</summary>
    /// <param name="records">How many records are done.</param>
    /// <param name="done">Which share of all is done, 0 to 1; null where that is not known.</param>
    public void Show(long records, double? done)
    {
        far = new(records, done);
        if (task is not null)
        {
            task.IsIndeterminate = done is null;
            task.Value = done ?? 0;
        }
        else if (line is not null && time.GetElapsedTime(lastLine) >= BetweenLines)
        {
            lastLine = time.GetTimestamp();
            line($"{name}: {this}");
        }
    }

    /// <summary>How many, how fast, and how long still: <c>12,000 records, 34 %, 4,000/s, 0:06 left</c>.</summary>
    public override string ToString()
    {
        // The bar is drawn on another thread.
        var (records, done) = far;
        var seconds = time.GetElapsedTime(begun).TotalSeconds;
        var text = FormattableString.Invariant($"{records:N0} records");
        if (done is > 0)
        {
            text += FormattableString.Invariant($", {100 * done:0} %");
        }

        if (records > 0 && seconds > 0)
        {
            text += FormattableString.Invariant($", {records / seconds:N0}/s");
        }

        return done is { } share and >= 0.01 ? $"{text}, {Left(seconds * ((1 / share) - 1))} left" : text;
    }

    private static string Left(double seconds)
    {
        var left = TimeSpan.FromSeconds(Math.Ceiling(seconds));
        return left.ToString(left.TotalHours < 1 ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);
    }

    private sealed record Far(long Records, double? Done);
}
