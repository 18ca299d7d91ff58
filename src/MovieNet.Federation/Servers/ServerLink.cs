using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// The connections to one server of the list, for as long as the entry stays as it is: connects, asks for signs of life,
/// tries again with a back-off, and refuses whatever is not the server that was met there before.
/// </summary>
internal sealed class ServerLink : IAsyncDisposable
{
    private const string Left = "not in the server list any more";

    private readonly FleetOptions options;
    private readonly Func<ServerLink, ServerHello, string?> objection;
    private readonly Action changed;
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource firstOutcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task running;
    private readonly BulkConnection bulk;
    private readonly Lock one = new();
    private TaskCompletionSource wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile MovieClient? person;
    private volatile ServerHealth health;

    /// <param name="entry">Its line in the list.</param>
    /// <param name="options">How to wait.</param>
    /// <param name="objection">Asked with every hello: why this server must not be asked, or null.</param>
    /// <param name="changed">Told when <see cref="Health"/> says something new.</param>
    /// <param name="latencies">What is known of the server's signs of life so far.</param>
    public ServerLink(ServerEntry entry, FleetOptions options, Func<ServerLink, ServerHello, string?> objection, Action changed, LatencyHistory latencies)
    {
        this.options = options;
        this.objection = objection;
        this.changed = changed;
        bulk = new(entry, options);
        health = new(entry, entry.Paused ? LinkState.Paused : LinkState.Connecting, Now) { Reason = entry.Paused ? "paused" : null, Latencies = latencies };
        running = entry.Paused ? Task.CompletedTask : Task.Run(RunAsync);
    }

    public ServerEntry Entry => health.Entry;

    public ServerHealth Health => health;

    private DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    /// <summary>The connection to ask by. Waits for the first connection only, never for a later one.</summary>
    /// <exception cref="NoAnswerException">The server cannot be asked; nothing was sent.</exception>
    public async Task<MovieClient> ClientAsync(Lane lane, CancellationToken cancellationToken)
    {
        if (health.State == LinkState.Connecting)
        {
            await firstOutcome.Task.WaitAsync(cancellationToken);
        }

        if (person is not { } client)
        {
            throw new NoAnswerException(NoAnswerReason.NotConnected, health.Reason ?? "not connected yet", sent: false);
        }

        return lane == Lane.Person ? client : await bulk.GetAsync(health.Hello!, cancellationToken);
    }

    /// <summary>Ends the wait before the next try.</summary>
    public void TryNow() => wake.TrySetResult();

    /// <summary>Takes over what the list now says of it where that needs no new connection.</summary>
    public void Learn(ServerEntry entry) => Set(health => health with { Entry = entry });

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        firstOutcome.TrySetResult();
        await running;
        await bulk.DropAsync(Left);
        stopping.Dispose();
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong, a full disk included, is said and tried again: a link that ends leaves everybody waiting.")]
    private async Task RunAsync()
    {
        // Whoever's click brought this server into the list: the signs of life of all the days to come are no part of it.
        Activity.Current = null;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var client = await MovieClient.ConnectAsync(Entry.Host, Entry.Port, Entry.ClientOptions(options, options.RequestTimeout), stopping.Token);
                try
                {
                    await AnswerAsync(client);
                }
                catch (NoAnswerException e)
                {
                    // Who waits for something else on this connection is told the same.
                    await client.CloseAsync(e.Message);
                    throw;
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Set(health => health with { Latencies = health.Latencies.Add(Now, null) });
                Publish(Unwelcome.Is(e) ? LinkState.Refused : LinkState.NoAnswer, Unwelcome.Words(Entry, e));
            }

            await bulk.DropAsync(health.Reason ?? Left);
            await BackOffAsync();
        }
    }

    /// <summary>Introduces itself and stays until the connection fails.</summary>
    private async Task AnswerAsync(MovieClient client)
    {
        var (hello, _) = await TimedAsync(client.HelloAsync);
        if (objection(this, hello) is { } reason)
        {
            Publish(LinkState.Refused, reason, hello);
            return;
        }

        await BeatAsync(client);
        person = client;
        options.Log.ServerAnswers(Entry.Name);
        Publish(health => health with
        {
            State = LinkState.Answers, Since = Now, Reason = null, Stranger = null, NextTry = null, Tries = 0, Hello = hello,
        });
        while (true)
        {
            await Task.WhenAny(client.Closed, Task.Delay(options.HeartbeatInterval, options.TimeProvider, stopping.Token));
            stopping.Token.ThrowIfCancellationRequested();
            if (client.Closed.IsCompleted)
            {
                throw new NoAnswerException(NoAnswerReason.ConnectionLost, await client.Closed, sent: false);
            }

            var before = (health.Status!.LastChange, health.IsSlow);
            await BeatAsync(client);
            if (before != (health.Status!.LastChange, health.IsSlow))
            {
                changed();
            }
        }
    }

    /// <summary>One sign of life. Only these are timed for people: the hello may come from another server.</summary>
    private async Task BeatAsync(MovieClient client)
    {
        var (status, took) = await TimedAsync(client.StatusAsync);
        var now = Now;
        Set(health => health with { Status = status, AnsweredAt = now, Latency = took, Latencies = health.Latencies.Add(now, took) });
    }

    private async Task<(T Answer, TimeSpan Took)> TimedAsync<T>(Func<CancellationToken, Task<T>> ask)
    {
        using var deadline = new CancellationTokenSource(options.HeartbeatTimeout, options.TimeProvider);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stopping.Token);
        var start = options.TimeProvider.GetTimestamp();
        try
        {
            return (await ask(both.Token), options.TimeProvider.GetElapsedTime(start));
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            throw new NoAnswerException(NoAnswerReason.TimedOut, $"no answer within {options.HeartbeatTimeout.TotalSeconds:0.#} s", sent: true);
        }
    }

    private void Publish(LinkState state, string reason, ServerHello? stranger = null)
    {
        var now = Now;
        var since = health.State == state ? health.Since : now;
        if (health.State != state)
        {
            options.Log.ServerIsSilent(Entry.Name, reason);
        }

        person = null;
        Publish(health => health with
        {
            State = state, Since = since, Reason = reason, Stranger = stranger, Tries = health.Tries + 1, LastError = (reason, now), NextTry = now + BackOff.After(now - since),
        });
    }

    /// <summary>Changes what is known; the entry may be learnt on another thread at the same moment.</summary>
    private void Set(Func<ServerHealth, ServerHealth> change)
    {
        lock (one)
        {
            health = change(health);
        }
    }

    private void Publish(Func<ServerHealth, ServerHealth> change)
    {
        Set(change);
        firstOutcome.TrySetResult();
        changed();
    }

    [SuppressMessage("Design", "CA1031", Justification = "Being called off and being woken both just end the wait.")]
    private async Task BackOffAsync()
    {
        var wait = (health.NextTry ?? Now) - Now;
        if (wait > TimeSpan.Zero)
        {
            await Task.WhenAny(wake.Task, Task.Delay(wait, options.TimeProvider, stopping.Token));
        }

        wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
