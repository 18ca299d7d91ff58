namespace MovieNet.Protocol;

/// <summary>A token that is cancelled by the caller or by the clock, and that knows by which.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource clock;
    private readonly CancellationTokenSource both;

    public Deadline(TimeSpan after, TimeProvider time, CancellationToken caller)
    {
        this.caller = caller;
        clock = new(after, time);
        both = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, caller);
    }

    public CancellationToken Token => both.Token;

    public bool HasPassed => clock.IsCancellationRequested && !caller.IsCancellationRequested;

    public void Dispose()
    {
        both.Dispose();
        clock.Dispose();
    }
}
