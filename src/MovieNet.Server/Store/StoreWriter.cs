using Microsoft.Data.Sqlite;
using MovieNet.Protocol;

namespace MovieNet.Server.Store;

/// <summary>
/// What a write may do, inside the writer's transaction: every record written goes with its keys, its full text and its
/// change. Lives on the writer's thread.
/// </summary>
internal sealed class StoreWriter : IDisposable
{
    private readonly TimeProvider time;
    private readonly MovieTable movies;
    private readonly MovieIndexes indexes;

    public StoreWriter(SqliteConnection connection, TimeProvider time)
    {
        this.time = time;
        movies = new(connection);
        indexes = new(connection);
        Changes = new(connection);
        Requests = new(connection);
        Now = ChangeLog.LatestTime(connection);
    }

    public RequestLog Requests { get; }

    public ChangeLog Changes { get; }

    /// <summary>The time of this group of writes, Unix milliseconds. It never goes back, so the order of changes is one of time too.</summary>
    public long Now { get; private set; }

    /// <summary>Called when a group begins.</summary>
    public void SetTime() => Now = Math.Max(Now, time.GetUtcNow().ToUnixTimeMilliseconds());

    public StoredMovie? Find(long id) => movies.Find(id);

    /// <summary>The records that stand in the way of this one: see <see cref="MovieTable.InTheWay"/>.</summary>
    public List<long> InTheWay(MovieColumns columns, long self = 0) => movies.InTheWay(columns, self);

    public StoredMovie Add(MovieColumns columns, Write write)
    {
        var id = movies.Insert(columns, Now);
        indexes.Add(id, columns.Movie);
        var after = new StoredMovie(id, 1, Now, columns.Hash, columns.Body);
        Changes.Add("add", null, after, Now, write);
        return after;
    }

    /// <summary>Gives a record other members. One that says the same already stays as it is, version included.</summary>
    public StoredMovie Replace(StoredMovie before, Movie movieBefore, MovieColumns columns, Write write)
    {
        if (before.Body.AsSpan().SequenceEqual(columns.Body))
        {
            return before;
        }

        movies.Update(before.Id, columns, Now);
        indexes.Replace(before.Id, movieBefore, columns.Movie);
        var after = new StoredMovie(before.Id, before.Version + 1, Now, columns.Hash, columns.Body);
        Changes.Add("edit", before, after, Now, write);
        return after;
    }

    public void Delete(StoredMovie before, Write write)
    {
        indexes.Remove(before.Id, before.ToMovie());
        movies.Delete(before.Id);
        Changes.Add("delete", before, null, Now, write);
    }

    public void Dispose()
    {
        movies.Dispose();
        indexes.Dispose();
        Changes.Dispose();
        Requests.Dispose();
    }
}
