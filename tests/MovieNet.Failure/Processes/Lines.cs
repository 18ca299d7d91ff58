namespace MovieNet.Failure.Processes;

/// <summary>Wakes those who wait for something that only a process's output can bring about.</summary>
internal sealed class Lines
{
    private readonly Lock one = new();
    private readonly List<(Func<bool> IsSo, TaskCompletionSource Signal)> waiting = [];

    /// <summary>To be called when a line was taken in.</summary>
    public void Look()
    {
        lock (one)
        {
            waiting.RemoveAll(wait => wait.IsSo() && wait.Signal.TrySetResult());
        }
    }

    /// <summary>Waits until something is so; looks at once and after every line.</summary>
    /// <exception cref="TimeoutException">It did not become so in time.</exception>
    public async Task UntilAsync(Func<bool> isSo, string what, TimeSpan patience)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (one)
        {
            waiting.Add((isSo, signal));
        }

        Look();
        try
        {
            await signal.Task.WaitAsync(patience);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"waited {patience.TotalSeconds:0} s in vain until {what}", e);
        }
        finally
        {
            lock (one)
            {
                waiting.RemoveAll(wait => wait.Signal == signal);
            }
        }
    }
}
