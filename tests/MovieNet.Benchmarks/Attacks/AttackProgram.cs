using System.Diagnostics;

namespace MovieNet.Benchmarks.Attacks;

/// <summary>
/// Attacks a daemon from a process of its own until its standard input ends. For each line that it reads there it prints
/// how much it has done.
/// </summary>
internal static class AttackProgram
{
    public const string Ready = "attacking";

    private static readonly TimeSpan Portion = TimeSpan.FromMilliseconds(5);

    public static async Task<int> RunAsync(string kind, int port, int connections, int seed)
    {
        var attack = AttackKind.All.Single(one => string.Equals(one.Name, kind, StringComparison.Ordinal)).Make(port, connections, seed);
        attack.Begin();
        await Console.Out.WriteLineAsync(Ready);
        using var end = new CancellationTokenSource();
        var questions = Task.Run(() => AnswerAsync(attack, end));
        using var timer = new PeriodicTimer(Portion);
        try
        {
            var last = Stopwatch.GetTimestamp();
            while (await timer.WaitForNextTickAsync(end.Token))
            {
                var now = Stopwatch.GetTimestamp();
                attack.GoOn(Stopwatch.GetElapsedTime(last, now));
                last = now;
            }
        }
        catch (OperationCanceledException)
        {
            // Enough.
        }

        await questions;
        return 0;
    }

    private static async Task AnswerAsync(Attack attack, CancellationTokenSource end)
    {
        while (await Console.In.ReadLineAsync(CancellationToken.None) is not null)
        {
            await Console.Out.WriteLineAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{attack.Done}"));
        }

        await end.CancelAsync();
    }
}
