namespace MovieNet.Failure.Faults;

/// <summary>Every kind of fault.</summary>
internal static class FaultTable
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("server killed", ServerFaults.KillAsync),
        new("all servers killed", ServerFaults.KillAllAsync),
        new("server stopped", ServerFaults.StopAsync),
        new("server restarted", ServerFaults.RestartAsync),
        new("server replaced", ServerFaults.ReplaceAsync),
        new("line half-open", LineFaults.CutAsync),
        new("answers lost", LineFaults.LoseAnswersAsync),
        new("line slow", LineFaults.SlowAsync),
        new("line reset", LineFaults.ResetAsync),
        new("disk full", DiskFaults.FillAsync),
        new("server clock set", ClockFaults.StepServerAsync),
        new("app clock set", ClockFaults.StepAppAsync),
        new("app killed", AppFaults.KillAsync),
    ];

    public static Fault Of(string name) => All.Single(fault => string.Equals(fault.Name, name, StringComparison.Ordinal));
}
