namespace MovieNet.Federation;

/// <summary>
/// One server as it is read and followed. It counts as known from the moment when all its pages came and every change behind the
/// beginning of the pass was said. What is said while a pass runs goes into both, the old and the new, the later version winning.
/// </summary>
internal sealed class ServerReading(IndexedServer server, Catalogue catalogue, TimeProvider time)
{
    private Pass? pass;
    private bool isRead;
    private long said;
    private long lastChange;
    private string? lost;
    private DateTimeOffset? readAt;
    private TimeSpan? took;
    private DateTimeOffset? asOf;

    public IndexedServer Server { get; } = server;

    /// <summary>Whether it tells what it changes.</summary>
    public bool IsFollowed { get; private set; }

    /// <summary>It is followed from now on.</summary>
    /// <returns>Whether it has to be read.</returns>
    public bool Begin(Followed.Begun begun)
    {
        if (!begun.IsContinued)
        {
            Forget();
        }

        (IsFollowed, lost, said, lastChange) = (true, null, begun.SaidUpTo, begun.LastChange);
        pass?.Resume();

        Judge();
        return !isRead && pass is null;
    }

    /// <summary>It is not followed any more, for now.</summary>
    public void Lose(string why)
    {
        (IsFollowed, lost) = (false, why);
        asOf ??= isRead ? time.GetUtcNow() : null;
        Judge();
    }

    /// <summary>It made a change.</summary>
    public void Change(long change, long id, ReadRecord? after)
    {
        said = long.Max(said, change);
        pass?.Change(id, after);
        if (isRead && after is { } record)
        {
            catalogue.Put(Server, record);
        }
        else if (isRead)
        {
            catalogue.Remove(Server, id);
        }

        Judge();
    }

    /// <summary>All its records are read, or read anew. A pass that runs is called off.</summary>
    public Pass BeginPass()
    {
        EndPass();
        return pass = new(isFirst: !isRead, time.GetTimestamp(), lastChange);
    }

    /// <summary>Takes a part of a pass over, unless the pass was called off.</summary>
    public void Take(Pass of, PassPage page)
    {
        if (of != pass)
        {
            return;
        }

        pass.Take(page);
        if (page.IsLast)
        {
            catalogue.PutAll(Server, pass.Records);
            (isRead, readAt, took) = (true, time.GetUtcNow(), time.GetElapsedTime(pass.Began));
            asOf ??= IsFollowed ? null : readAt;
            EndPass();
            Judge();
        }
    }

    /// <summary>It left the list, or another one stands in its place: nothing of it is known.</summary>
    public void Forget()
    {
        EndPass();
        catalogue.PutAll(Server, new Dictionary<long, ReadRecord>());
        (isRead, readAt, took, asOf) = (false, null, null, null);
        Judge();
    }

    public CatalogueServer ToSnapshot(ServerHealth? health)
    {
        var why = health?.Reason ?? lost ?? pass?.Silence;
        var state = Server.IsCurrent ? CatalogueServerState.Current
            : isRead ? CatalogueServerState.Stale
            : why is null ? CatalogueServerState.Awaited
            : CatalogueServerState.Unknown;
        return new(Server.Name, state, Server.Count)
        {
            Reason = state is CatalogueServerState.Stale or CatalogueServerState.Unknown ? why ?? "it has not said yet what it changed meanwhile" : null,
            ReadAt = readAt,
            Took = took,
            AsOf = state == CatalogueServerState.Stale ? asOf : null,
            Reading = pass is null ? null : new(pass.Records.Count, pass.Total),
        };
    }

    private void Judge()
    {
        catalogue.SetCurrent(Server, isRead && IsFollowed && said >= lastChange);
        asOf = Server.IsCurrent ? null : asOf;
    }

    private void EndPass()
    {
        pass?.Stopping.Cancel();
        pass = null;
    }

    /// <summary>A pass that runs: what it has brought so far, kept up to date.</summary>
    /// <param name="isFirst">Whether nothing of the server was known before.</param>
    /// <param name="began">A timestamp.</param>
    /// <param name="lastChange">The number of the server's last change when it began to be followed.</param>
    internal sealed class Pass(bool isFirst, long began, long lastChange)
    {
        private readonly Dictionary<long, ReadRecord> records = [];
        private readonly HashSet<long> deleted = [];

        public bool IsFirst { get; } = isFirst;

        public long Began { get; } = began;

        public long LastChange { get; } = lastChange;

        public IReadOnlyDictionary<long, ReadRecord> Records => records;

        public long? Total { get; private set; }

        public string? Silence { get; private set; }

        // Never disposed of: whoever reads may still hold its token, and it holds nothing.
        public CancellationTokenSource Stopping { get; } = new();

        /// <summary>The server answers again, so what it did not answer to is behind.</summary>
        public void Resume() => Silence = null;

        public void Take(PassPage page)
        {
            (Total, Silence) = (page.Total ?? Total, page.Silence);
            foreach (var read in page.Records)
            {
                Put(read);
            }
        }

        public void Change(long id, ReadRecord? after)
        {
            if (after is { } read)
            {
                Put(read);
            }
            else
            {
                // A page that was read before may still come with it; ids are never given again.
                deleted.Add(id);
                records.Remove(id);
            }
        }

        private void Put(in ReadRecord read)
        {
            if (!deleted.Contains(read.Id) && (!records.TryGetValue(read.Id, out var before) || before.Version < read.Version))
            {
                records[read.Id] = read;
            }
        }
    }
}
