namespace MovieNet.Testing;

/// <summary>A clock that stands still until a test moves it. Timers fire inside <see cref="Advance"/>.</summary>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock one = new();
    private readonly List<ManualTimer> timers = [];
    private readonly List<(TimeSpan After, TaskCompletionSource Signal)> awaited = [];
    private DateTimeOffset now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (one)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        lock (one)
        {
            timers.Add(timer);
            Signal();
        }

        return timer;
    }

    /// <summary>Moves the time on, from timer to timer.</summary>
    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (true)
        {
            ManualTimer? next;
            lock (one)
            {
                next = timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
                now = next is null ? end : next.Due > now ? next.Due!.Value : now;
            }

            if (next is null)
            {
                return;
            }

            next.Fire();
        }
    }

    /// <summary>Waits until somebody waits for so much time to pass.</summary>
    public Task TimerAsync(TimeSpan after)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (one)
        {
            awaited.Add((after, signal));
            Signal();
        }

        return signal.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private void Signal() => awaited.RemoveAll(wait => timers.Exists(timer => timer.Due == now + wait.After) && wait.Signal.TrySetResult());

    /// <summary>Sets the clock, as an operator may; also back.</summary>
    public void Set(DateTimeOffset time)
    {
        lock (one)
        {
            now = time;
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan every;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.one)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime;
                every = period;
                clock.Signal();
            }

            return true;
        }

        public void Fire()
        {
            lock (clock.one)
            {
                Due = every > TimeSpan.Zero ? Due + every : null;
            }

            callback(state);
        }

        public void Dispose()
        {
            lock (clock.one)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
