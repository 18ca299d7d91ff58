using System.Threading.Channels;

namespace MovieNet.Federation;

/// <summary>What changed in the index.</summary>
/// <param name="Snapshot">How it is now.</param>
/// <param name="Movies">
/// The numbers of the movies that are new, changed or gone; empty where only servers or progress changed, null where every movie may
/// be judged otherwise, because a server came, went, or is known or not known from now on.
/// </param>
public sealed record CatalogueNotice(CatalogueSnapshot Snapshot, IReadOnlySet<long>? Movies);

/// <summary>
/// All movies of all servers by their keys, for the overview and the list of movies: read once from every server, in the background,
/// and followed from before that on, so that nothing is missed. It holds no records. Safe for use by many threads; one per process.
/// </summary>
/// <remarks>
/// Only a server that was read to its end and is followed is said to lack a movie. One that was never reached is not known; one that
/// was lost keeps what it had, as of then, and when it is back only what it missed is read, unless another server, or an older state
/// of its data, stands there.
/// </remarks>
public sealed class CatalogueIndex : IAsyncDisposable
{
    /// <summary>What came is worked in together: as much as there is, and not so much that one waits for long.</summary>
    private const int MostAtOnce = 2_000;

    private readonly Fleet fleet;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource stopping = new();
    private readonly Channel<Action> work = Channel.CreateBounded<Action>(1_000);
    private readonly Catalogue catalogue = new();
    private readonly RecentChanges recent = new();
    private readonly List<Task> passes = [];
    private List<ServerReading> servers = [];
    private volatile CatalogueSnapshot current;
    private volatile bool isListChanged = true;

    /// <summary>Begins to read and to follow.</summary>
    /// <param name="fleet">Whose movies. It must outlive the index.</param>
    /// <param name="time">Where time comes from.</param>
    public CatalogueIndex(Fleet fleet, TimeProvider? time = null)
    {
        (this.fleet, this.time) = (fleet, time ?? TimeProvider.System);
        current = new(SortedRows.Empty, Genres, [], [], isReady: false);
        fleet.Changed += LookAtList;
        LookAtList();
        Running = Task.WhenAll(Task.Run(() => RunAsync(WorkAsync)), Task.Run(() => RunAsync(FollowAsync)));
    }

    /// <summary>Raised, on any thread and one after the other, when <see cref="Current"/> is another one. Handlers must be quick, and must not throw.</summary>
    public event Action<CatalogueNotice>? Changed;

    /// <summary>How it is now.</summary>
    public CatalogueSnapshot Current => current;

    /// <summary>Ends when it is disposed of, or where the index itself is at fault; from then on it is not kept current.</summary>
    public Task Running { get; }

    internal GenreNames Genres { get; } = new();

    /// <summary>The movie that a server's record belongs to; null where the record is not known (yet).</summary>
    public CatalogueRow? Find(string server, long id) => catalogue.Servers.FirstOrDefault(one => one.Is(server))?.Find(id)?.Row;

    /// <summary>Reads every server that answers anew, without forgetting anything until that is done.</summary>
    public ValueTask ReadAgainAsync(CancellationToken cancellationToken = default) => work.Writer.WriteAsync(
        () => servers.FindAll(server => server.IsFollowed).ForEach(BeginPass), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        fleet.Changed -= LookAtList;
        await stopping.CancelAsync();
        await Running;
        await Task.WhenAll(passes);
        stopping.Dispose();
    }

    private void LookAtList()
    {
        // Where there is no room for one more thing to do there is something to do, and the list is looked at after it.
        isListChanged = true;
        work.Writer.TryWrite(() => { });
    }

    /// <summary>Where one part fails the others stop too: what is half alive would say that it is current.</summary>
    private async Task RunAsync(Func<Task> part)
    {
        try
        {
            await part();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopped.
        }
        catch
        {
            await stopping.CancelAsync();
            throw;
        }
    }

    private async Task WorkAsync()
    {
        while (await work.Reader.WaitToReadAsync(stopping.Token))
        {
            for (var i = 0; i < MostAtOnce && work.Reader.TryRead(out var next); i++)
            {
                next();
            }

            TakeList();
            Publish();
        }
    }

    private async Task FollowAsync()
    {
        await foreach (var one in new ChangeFollower(fleet, time: time).FollowAsync(stopping.Token))
        {
            // What costs time is done here, not where everything waits for its turn.
            var after = one is Followed.Changed { Change.After: { } record } ? new ReadRecord(record, Genres) : (ReadRecord?)null;
            await work.Writer.WriteAsync(() => Take(one, after), stopping.Token);
        }
    }

    private void Take(Followed said, ReadRecord? after)
    {
        // It may have come into the list since that was looked at.
        TakeList();
        if (servers.Find(one => one.Server.Is(said.Server)) is not { } server)
        {
            // It has just left the list.
            return;
        }

        switch (said)
        {
            case Followed.Begun begun:
                if (server.Begin(begun))
                {
                    recent.Forget(said.Server);
                    BeginPass(server);
                }

                break;
            case Followed.Lost lost:
                server.Lose(lost.Why);
                break;
            case Followed.Changed { Change: var change }:
                server.Change(change.Id, change.MovieId, after);
                recent.Add(said.Server, change);
                break;
        }
    }

    private void BeginPass(ServerReading server)
    {
        passes.RemoveAll(pass => pass.IsCompletedSuccessfully);
        var pass = server.BeginPass();
        passes.Add(Task.Run(() => RunAsync(() => ReadAsync(server, pass))));
    }

    private async Task ReadAsync(ServerReading server, ServerReading.Pass pass)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token, pass.Stopping.Token);
        var name = server.Server.Name;
        var reader = new CataloguePass(fleet, name, Genres, time);
        try
        {
            if (pass.IsFirst)
            {
                var latest = await reader.ReadLatestAsync(RecentChanges.Kept, stop.Token);
                await work.Writer.WriteAsync(() => recent.Take(name, latest, pass.LastChange), stop.Token);
            }

            await foreach (var page in reader.ReadAsync(stop.Token))
            {
                await work.Writer.WriteAsync(() => server.Take(pass, page), stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Called off.
        }
    }

    private void TakeList()
    {
        if (!isListChanged)
        {
            return;
        }

        isListChanged = false;
        var names = fleet.Servers.Select(server => server.Name).ToList();
        foreach (var gone in servers.Where(server => !names.Exists(server.Server.Is)))
        {
            gone.Forget();
            recent.Forget(gone.Server.Name);
        }

        servers = names.ConvertAll(name => servers.Find(one => one.Server.Is(name)) ?? new(new(name), catalogue, time));
        catalogue.Servers = [.. servers.Select(server => server.Server)];
    }

    private void Publish()
    {
        var movies = catalogue.Commit();
        var health = fleet.Servers.ToDictionary(server => server.Name, StringComparer.Ordinal);
        var states = servers.ConvertAll(server => server.ToSnapshot(health.GetValueOrDefault(server.Server.Name)));
        var isReady = current.IsReady || states.TrueForAll(server => server.State != CatalogueServerState.Awaited);
        var next = new CatalogueSnapshot(catalogue.Rows, Genres, states, recent.Latest, isReady);
        if (!next.IsAs(current))
        {
            current = next;
            Changed?.Invoke(new(next, movies));
        }
    }
}
