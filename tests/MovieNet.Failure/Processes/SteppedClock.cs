namespace MovieNet.Failure.Processes;

/// <summary>The system's clock, set forward and back by an operator. As on a real machine, spans and timers go on undisturbed.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private long ticks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref ticks));

    /// <summary>Sets it forward, or back.</summary>
    public void Step(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
