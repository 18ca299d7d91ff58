using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// All the servers of the server list, as one thing to ask. Keeps connections to them and follows the list as it changes,
/// whoever changes it. Safe for use by many threads; one per process.
/// </summary>
public sealed class Fleet : IAsyncDisposable
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/> and the meters by which fleets are traced and measured.</summary>
    public const string TelemetryName = FleetTracing.Name;

    private readonly FleetOptions options;
    private readonly CancellationTokenSource stopping = new();
    private readonly SemaphoreSlim refreshing = new(1);
    private readonly Task following;
    private ImmutableArray<ServerLink> links = [];
    private readonly FleetMeter meter;
    private int left;

    /// <summary>Reads the server list and begins to connect.</summary>
    public Fleet(StateDatabase database, FleetOptions? options = null)
    {
        this.options = options ?? new();
        meter = new(this, this.options.TimeProvider);
        Asker = new(this.options, meter);
        List = new(database);
        links = [.. List.All().Select(entry => Link(entry, []))];
        var kept = database.Open();
        following = Task.Run(() => FollowListAsync(kept));
    }

    /// <summary>Raised, on any thread, when a server's state or the server list changed, or a server's records did.</summary>
    public event Action? Changed;

    /// <summary>The server list. After changing it, call <see cref="RefreshAsync"/> to have the change take effect at once.</summary>
    public ServerList List { get; }

    /// <summary>How every server is, in the order of the list.</summary>
    public IReadOnlyList<ServerHealth> Servers => [.. links.Select(link => link.Health)];

    /// <summary>Asks single servers, and keeps the books of it.</summary>
    internal Asker Asker { get; }

    /// <summary>Sends one request to every server at once. Answers come as they arrive; nobody waits for the slowest.</summary>
    /// <param name="request">The request, given the server's name; its token is cancelled with the enumeration's.</param>
    /// <param name="lane">By which connection.</param>
    /// <param name="only">Which servers; null for all.</param>
    /// <param name="cancellationToken">Calls everything off.</param>
    /// <returns>One answer per server asked, in order of arrival. A server that cannot be asked answers at once, with its reason.</returns>
    public async IAsyncEnumerable<Answer<T>> AskAsync<T>(
        Func<string, MovieClient, CancellationToken, Task<T>> request,
        Lane lane = Lane.Person,
        Func<string, bool>? only = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var span = FleetTracing.FanOut();
        var asked = links.Where(link => only is null || only(link.Entry.Name)).Select(link => Asker.AskAsync(link, request, lane, cancellationToken)).ToList();
        await foreach (var answer in Task.WhenEach(asked).WithCancellation(cancellationToken))
        {
            yield return await answer;
        }
    }

    /// <summary>Tries a server, or all that do not answer, without waiting for the next try.</summary>
    public void TryNow(string? server = null)
    {
        foreach (var link in links.Where(link => server is null || Is(link, server)))
        {
            link.TryNow();
        }
    }

    /// <summary>Reads the server list again and takes its changes over.</summary>
    public async Task RefreshAsync()
    {
        await refreshing.WaitAsync();
        try
        {
            var before = links;
            var old = before.ToDictionary(link => link.Entry.Name, StringComparer.OrdinalIgnoreCase);
            var next = ImmutableArray.CreateBuilder<ServerLink>();
            foreach (var entry in List.All())
            {
                if (old.TryGetValue(entry.Name, out var link) && SameServer(link.Entry, entry))
                {
                    old.Remove(entry.Name);
                    link.Learn(entry);
                    next.Add(link);
                }
                else
                {
                    next.Add(Link(entry, before));
                }
            }

            links = next.ToImmutable();
            await LeaveAsync(old.Values);
        }
        finally
        {
            refreshing.Release();
        }

        Changed?.Invoke();
    }

    /// <summary>Connects as an entry says that is not in the list yet, and says what is there.</summary>
    /// <exception cref="NoAnswerException">Nothing answers there, or no movie server.</exception>
    /// <exception cref="ServerErrorException">It answers with an error.</exception>
    public async Task<ServerProbe> ProbeAsync(ServerEntry entry, CancellationToken cancellationToken = default)
    {
        var start = options.TimeProvider.GetTimestamp();
        await using var client = await MovieClient.ConnectAsync(entry.Host, entry.Port, entry.ClientOptions(options, options.RequestTimeout), cancellationToken);
        var connected = options.TimeProvider.GetElapsedTime(start);
        var hello = await client.HelloAsync(cancellationToken);
        var answered = options.TimeProvider.GetElapsedTime(start) - connected;
        if (ServerProbe.Incompatibility(hello) is { } why)
        {
            return new(hello, null, [], why) { Connected = connected, Answered = answered };
        }

        var same = links.FirstOrDefault(link => link.Entry.ServerId == hello.ServerId)?.Entry;
        return new(
            hello,
            await client.StatusAsync(cancellationToken),
            (await client.ListAsync(new() { Limit = 3, Sort = MovieSort.UpdatedAt, Descending = true }, cancellationToken)).Movies,
            same is null ? null : $"this server is in the list already, as {same.Name} ({same.Address})")
        {
            Connected = connected,
            Answered = answered,
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref left, 1) != 0)
        {
            return;
        }

        await stopping.CancelAsync();
        await following;
        await LeaveAsync(links);
        meter.Dispose();
        stopping.Dispose();
        refreshing.Dispose();
    }

    // All at once: a link that is in the middle of something holds up no other.
    private static Task LeaveAsync(IEnumerable<ServerLink> gone) => Task.WhenAll(gone.Select(link => link.DisposeAsync().AsTask()));

    internal ServerLink? Find(string server) => links.FirstOrDefault(link => Is(link, server));

    private static bool Is(ServerLink link, string server) => string.Equals(link.Entry.Name, server, StringComparison.OrdinalIgnoreCase);

    private static bool SameServer(ServerEntry met, ServerEntry entry) =>
        string.Equals(met.Name, entry.Name, StringComparison.Ordinal)
        && string.Equals(met.Host, entry.Host, StringComparison.OrdinalIgnoreCase)
        && met.Port == entry.Port && met.Paused == entry.Paused
        && met.HasSameSecurity(entry)
        && (met.ServerId is null || met.ServerId == entry.ServerId);

    /// <summary>A server that is paused, renamed or moved is the same server, so what is known of its answers goes on.</summary>
    private ServerLink Link(ServerEntry entry, ImmutableArray<ServerLink> before) => new(
        entry, options, Object, () => Changed?.Invoke(),
        before.FirstOrDefault(link => entry.ServerId is not null && link.Entry.ServerId == entry.ServerId)?.Health.Latencies ?? LatencyHistory.Empty);

    /// <summary>Why a server that answered must not be asked; at the first meeting its id is kept.</summary>
    private string? Object(ServerLink link, ServerHello hello)
    {
        if (ServerProbe.Incompatibility(hello) is { } why)
        {
            return why;
        }

        try
        {
            if (link.Entry.ServerId is not { } met)
            {
                met = List.Meet(link.Entry, hello.ServerId);
                link.Learn(link.Entry with { ServerId = met });
            }

            return met == hello.ServerId ? null
                : $"another server answers here (“{hello.Name}”, id {hello.ServerId}), not the one that was met before (id {met})";
        }
        catch (ServerListException e)
        {
            return e.Message;
        }
    }

    private async Task FollowListAsync(SqliteConnection kept)
    {
        // The list was read before this connection could see changes of it, so the first look counts as a change.
        long? mark = null;
        using var timer = new PeriodicTimer(options.ListInterval, options.TimeProvider);
        try
        {
            do
            {
                try
                {
                    if (ServerList.ChangeMark(kept) is var now && now != mark)
                    {
                        await RefreshIfOtherAsync();
                        mark = now;
                    }
                }
                catch (SqliteException)
                {
                    // Busy for long, or its disk is in trouble: the servers are asked all the same, and the list is read when it can be.
                }
            }
            while (await timer.WaitForNextTickAsync(stopping.Token));
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
        finally
        {
            await kept.DisposeAsync();
        }
    }

    /// <summary>The journal lies in the same file, so most changes of it are none of the list.</summary>
    private async Task RefreshIfOtherAsync()
    {
        if (!List.All().SequenceEqual(links.Select(link => link.Entry)))
        {
            await RefreshAsync();
        }
    }
}
