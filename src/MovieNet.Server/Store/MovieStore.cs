using Microsoft.Data.Sqlite;
using MovieNet.Server.Watching;

namespace MovieNet.Server.Store;

/// <summary>The database of one server. Owns all SQL: one writer, many readers.</summary>
internal sealed class MovieStore : IDisposable
{
    private readonly string file;
    private readonly FileStream fileLock;
    private readonly ReaderPool readers;

    private MovieStore(string file, FileStream fileLock, SqliteConnection connection, TimeProvider time, long cacheBytes)
    {
        this.file = file;
        this.fileLock = fileLock;
        readers = new(file);
        try
        {
            ServerId = readers.Read(ServerIdOf);
            var versions = new KeyVersions();
            Writes = new(connection, time, versions, Changes);
            Answers = new(versions, cacheBytes);
        }
        catch
        {
            readers.Dispose();
            throw;
        }
    }

    /// <summary>Made with the database; never changes.</summary>
    public Guid ServerId { get; }

    public WriteQueue Writes { get; }

    /// <summary>Answers kept in memory.</summary>
    public AnswerCache Answers { get; }

    /// <summary>What was committed lately, for those who watch.</summary>
    public ChangeFeed Changes { get; } = new();

    /// <summary>The size of the database with its log, bytes.</summary>
    public long Bytes => new[] { file, file + "-wal" }.Select(path => new FileInfo(path)).Where(info => info.Exists).Sum(info => info.Length);

    /// <summary>Opens a database for this process alone; makes it where there is none.</summary>
    /// <exception cref="StartupException">It cannot be had; says why.</exception>
    public static MovieStore Open(string file, TimeProvider time, long cacheBytes)
    {
        file = Path.GetFullPath(file);
        if (Directory.Exists(file))
        {
            throw new StartupException($"{file} is a directory; --data names a file");
        }

        var taken = DataLock.Take(file);
        SqliteConnection? connection = null;
        try
        {
            connection = Database.OpenWriter(file);
            Migrations.All.Apply(connection, file);
            return new(file, taken, connection, time, cacheBytes);
        }
        catch (Exception e)
        {
            connection?.Dispose();
            taken.Dispose();
            throw e is SqliteException sqlite ? new StartupException($"cannot open {file}: {StorageWords.Of(sqlite)}", e) : e;
        }
    }

    /// <summary>Reads, on a connection of its own.</summary>
    public T Read<T>(Func<StoreReader, T> read) => readers.Read(read);

    /// <summary>Carries out the writes that are queued, then closes the file.</summary>
    public void Dispose()
    {
        readers.Dispose();
        Writes.Dispose();
        fileLock.Dispose();
    }

    private static Guid ServerIdOf(StoreReader reader)
    {
        using var row = reader.Prepare("SELECT server_id FROM meta").Begin();
        return row.Step() ? Guid.ParseExact(row.Text(0), "D") : throw new StartupException("the database has no server id");
    }
}
