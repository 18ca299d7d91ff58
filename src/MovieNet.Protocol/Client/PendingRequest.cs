using System.Text.Json;

namespace MovieNet.Protocol;

/// <summary>A request on its way. Exactly one of sending and abandoning wins, so "not sent" is never said of what went out.</summary>
internal sealed class PendingRequest(long id, byte[] line)
{
    private const int Queued = 0, OnTheWire = 1, Abandoned = 2;
    private int state;

    public long Id { get; } = id;

    public byte[] Line { get; } = line;

    public TaskCompletionSource<JsonElement> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Called by the writer; false when nobody wants it any more.</summary>
    public bool TrySend() => Interlocked.CompareExchange(ref state, OnTheWire, Queued) == Queued;

    /// <summary>Called when nobody waits for it any more; whether it may have been sent. Where it was not, it never will be.</summary>
    public bool Abandon() => Interlocked.CompareExchange(ref state, Abandoned, Queued) == OnTheWire;
}
