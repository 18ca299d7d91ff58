using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using MovieNet.Server.Watching;

namespace MovieNet.Server.Store;

/// <summary>
/// The one writer. What has queued up while it was busy goes into one transaction, each write behind its own savepoint, and
/// is answered after the commit: durable writes scale with concurrency. A commit that fails fails all of them.
/// </summary>
internal sealed class WriteQueue : IDisposable
{
    /// <summary>How many writes may wait before those who bring more wait too.</summary>
    private const int Capacity = 4_096;

    /// <summary>How many records one transaction may write, so that nobody waits long for its commit.</summary>
    private const int GroupWeight = 4_096;

    private readonly SqliteConnection connection;
    private readonly KeyVersions versions;
    private readonly ChangeFeed changes;
    private readonly StoreWriter writer;
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly Statement savepoint;
    private readonly Statement release;
    private readonly Channel<Write> queue = Channel.CreateBounded<Write>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly Thread thread;

    public WriteQueue(SqliteConnection connection, TimeProvider time, KeyVersions versions, ChangeFeed changes)
    {
        this.versions = versions;
        this.connection = connection;
        this.changes = changes;
        writer = new(connection, time);
        begin = new(connection, "BEGIN IMMEDIATE");
        commit = new(connection, "COMMIT");
        savepoint = new(connection, "SAVEPOINT one");
        release = new(connection, "RELEASE one");
        thread = new(Run) { IsBackground = true, Name = "writer" };
        thread.Start();
    }

    /// <summary>Counts transactions, for tests of group commit.</summary>
    public long Groups { get; private set; }

    /// <summary>How many writes wait for the next transaction.</summary>
    public int Waiting => queue.Reader.Count;

    /// <summary>For tests, which look at its pragmas and take its room away.</summary>
    internal SqliteConnection Connection => connection;

    /// <summary>Queues a write; its answer comes later. Waits only where the queue is full.</summary>
    /// <exception cref="ChannelClosedException">The server stops.</exception>
    public ValueTask EnqueueAsync(Write write) => queue.Writer.WriteAsync(write);

    /// <summary>Carries out what is queued, takes no more, and closes the connection.</summary>
    public void Dispose()
    {
        queue.Writer.TryComplete();
        thread.Join();
        foreach (var statement in new[] { begin, commit, savepoint, release })
        {
            statement.Dispose();
        }

        writer.Dispose();
        connection.Dispose();
    }

    private void Run()
    {
        var group = new List<(Write Write, Outcome Outcome)>();
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            Exception? failure = null;
            try
            {
                ApplyGroup(group);
            }
            catch (Exception e)
            {
                // Nothing of the group is on disk, so none of it may be answered as if it were.
                failure = e;
                writer.Undone();
                RollBack();
            }

            // The last first: when a session sees its oldest write answered, the others of the group are too, and all
            // of its answers go out together.
            for (var i = group.Count - 1; i >= 0; i--)
            {
                group[i].Write.Complete(failure is null ? group[i].Outcome : new(null, failure));
            }

            if (failure is null)
            {
                // Behind the answers: who watches and writes is to have the answer to a write before news of it.
                changes.Publish(writer.End.Changes);
            }

            group.Clear();
        }
    }

    private void ApplyGroup(List<(Write Write, Outcome Outcome)> group)
    {
        var weight = 0;
        while (weight < GroupWeight && queue.Reader.TryRead(out var write))
        {
            // In the list before anything can fail: whoever waits for it is answered in any case.
            group.Add((write, default));
            if (group.Count == 1)
            {
                begin.Run();
                writer.BeginGroup();
            }

            group[^1] = (write, ApplyOne(write));
            weight += write.Weight;
        }

        writer.Requests.Forget(writer.Now);
        writer.End.Apply();
        Commit();
        Groups++;
    }

    /// <summary>
    /// Answers kept in memory hold no more from before the first reader can see the commit, and none that is read meanwhile
    /// is kept: the keys' numbers move on before it, and once more when it is over, in whatever way.
    /// </summary>
    private void Commit()
    {
        versions.MoveOn(writer.End.Places);
        try
        {
            commit.Run();
        }
        catch (SqliteException e)
        {
            FailedCommit.Undo(connection, e);
            throw;
        }
        finally
        {
            versions.MoveOn(writer.End.Places);
        }
    }

    private Outcome ApplyOne(Write write)
    {
        savepoint.Run();
        var mark = writer.End.Here;
        try
        {
            var result = write.RequestId is { } id ? ApplyOnce(write, id) : write.Apply(writer, write);
            release.Run();
            return new(result, null);
        }
        catch (Exception e) when (e is not SqliteException)
        {
            Database.Execute(connection, "ROLLBACK TO one; RELEASE one");
            writer.Undone(mark);
            return new(null, e);
        }
    }

    private byte[] ApplyOnce(Write write, Guid id)
    {
        if (writer.Requests.Find(id, write.Fingerprint) is { } before)
        {
            return before;
        }

        var result = write.Apply(writer, write);
        writer.Requests.Add(id, write.Fingerprint, result, writer.Now);
        return result;
    }

    private void RollBack()
    {
        try
        {
            Database.RollBack(connection);
        }
        catch (SqliteException)
        {
            // The next BEGIN fails too, and says so to whoever waits for it.
        }
    }
}
