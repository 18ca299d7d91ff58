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
    private readonly ChangeLog changes;

    public StoreWriter(SqliteConnection connection, TimeProvider time)
    {
        this.time = time;
        movies = new(connection);
        End = new(connection);
        indexes = new(connection, End);
        changes = new(connection);
        Requests = new(connection);
        Now = ChangeLog.LatestTime(connection);
    }

    public RequestLog Requests { get; }

    /// <summary>What is done at the end of a group.</summary>
    public GroupEnd End { get; }

    /// <summary>The time of this group of writes, Unix milliseconds. It never goes back, so the order of changes is one of time too.</summary>
    public long Now { get; private set; }

    /// <summary>Called when a group begins.</summary>
    public void BeginGroup()
    {
        End.Clear();
        Now = Math.Max(Now, time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    /// <summary>Called when writes of the group were undone: those since the mark, or all.</summary>
    public void Undone(GroupEnd.Mark? since = null)
    {
        indexes.Undone();
        if (since is { } mark)
        {
            End.BackTo(mark);
        }
    }

    public StoredMovie? Find(long id) => movies.Find(id);

    /// <summary>The records that stand in the way of this one: see <see cref="MovieTable.InTheWay"/>.</summary>
    public List<long> InTheWay(MovieColumns columns, long self = 0) => movies.InTheWay(columns, self);

    public StoredMovie Add(MovieColumns columns, Write write)
    {
        var id = movies.Insert(columns, Now);
        indexes.Add(id, columns);
        End.Count(1);
        Touch(columns.TitleKey, columns.FurtherKeys);
        var after = new StoredMovie(id, 1, Now, columns.Hash, columns.Body);
        End.Tell(changes.Add("add", null, after, Now, write));
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
        indexes.Replace(before.Id, movieBefore, columns);
        Touch(movieBefore);
        Touch(columns.TitleKey, columns.FurtherKeys);
        var after = new StoredMovie(before.Id, before.Version + 1, Now, columns.Hash, columns.Body);
        End.Tell(changes.Add("edit", before, after, Now, write));
        return after;
    }

    public void Delete(StoredMovie before, Write write)
    {
        var movieBefore = before.ToMovie();
        indexes.Remove(before.Id, movieBefore);
        movies.Delete(before.Id);
        End.Count(-1);
        Touch(movieBefore);
        End.Tell(changes.Add("delete", before, null, Now, write));
    }

    public void Dispose()
    {
        movies.Dispose();
        indexes.Dispose();
        changes.Dispose();
        Requests.Dispose();
        End.Dispose();
    }

    private void Touch(Movie movie) => Touch(TitleKey.Of(movie.Title), TitleKey.FurtherOf(movie.Title));

    /// <summary>A record is found by its title key and by its further keys; who asks for one of them must be answered anew.</summary>
    private void Touch(string titleKey, IReadOnlyList<string> furtherKeys)
    {
        End.Touch(titleKey);
        foreach (var key in furtherKeys)
        {
            End.Touch(key);
        }
    }
}
