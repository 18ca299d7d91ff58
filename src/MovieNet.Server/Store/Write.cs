namespace MovieNet.Server.Store;

/// <summary>One write on its way to the writer: what to do, in whose name, and the answer that comes after the commit.</summary>
internal sealed class Write
{
    private readonly TaskCompletionSource<Outcome> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What to do; gives the result as JSON.</summary>
    public required Func<StoreWriter, Write, byte[]> Apply { get; init; }

    /// <summary>Makes a repetition harmless; null where the client did not send one.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>Tells one request from another under the same request id.</summary>
    public byte[] Fingerprint { get; init; } = [];

    /// <summary>Who asked, for the change log.</summary>
    public string? Who { get; init; }

    /// <summary>How many records it may write; the writer ends a group early behind a heavy one.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Completed after the commit, with a refusal too; never fails.</summary>
    public Task<Outcome> Answer => answer.Task;

    public void Complete(Outcome outcome) => answer.TrySetResult(outcome);
}
