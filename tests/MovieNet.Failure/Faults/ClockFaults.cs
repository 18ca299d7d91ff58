using System.Globalization;
using MovieNet.Failure.Running;

namespace MovieNet.Failure.Faults;

/// <summary>
/// Clocks that are set while everything runs. Not by more than a day at once: a server promises to know a request id for that
/// long, and knows no other time than its clock's.
/// </summary>
internal static class ClockFaults
{
    private const double MostHours = 12;

    public static async Task<string> StepServerAsync(Trial trial, Random random)
    {
        var by = Step(random);
        await trial.Stepped.Daemon.StepClockAsync(by);
        await trial.Steady.ReceiptsAsync(ServerFaults.Some);
        await trial.Stepped.Daemon.StepClockAsync(-by);
        await trial.Steady.ReceiptsAsync(ServerFaults.Some);
        await trial.AllAnswerAsync();
        return Text(trial.Stepped.Name, by);
    }

    public static async Task<string> StepAppAsync(Trial trial, Random random)
    {
        var by = Step(random);
        await trial.Steady.StepClockAsync(by);
        await trial.Steady.ReceiptsAsync(ServerFaults.Some);
        await trial.Steady.StepClockAsync(-by);
        await trial.Steady.ReceiptsAsync(ServerFaults.Some);
        await trial.AllAnswerAsync();
        return Text(trial.Steady.Actor, by);
    }

    private static TimeSpan Step(Random random) => TimeSpan.FromHours(Math.Round(MostHours * (2 * random.NextDouble() - 1), 2));

    private static string Text(string whose, TimeSpan by) => string.Create(CultureInfo.InvariantCulture, $"{whose} by {by.TotalHours:+0.0;-0.0} h and back");
}
