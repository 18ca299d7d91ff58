using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace MovieNet.Server.Store;

/// <summary>
/// Connections for reading. As many are open as threads read at once; those beyond <see cref="Kept"/> are closed again.
/// </summary>
internal sealed class ReaderPool(string file) : IDisposable
{
    private const int Kept = 8;
    private readonly ConcurrentStack<StoreReader> idle = new();
    private bool closed;

    public T Read<T>(Func<StoreReader, T> read)
    {
        if (!idle.TryPop(out var reader))
        {
            reader = new(file);
        }

        var sound = true;
        try
        {
            return read(reader);
        }
        catch (SqliteException)
        {
            // A connection that failed is not asked again.
            sound = false;
            throw;
        }
        finally
        {
            if (sound && idle.Count < Kept && !Volatile.Read(ref closed))
            {
                reader.Trim();
                idle.Push(reader);
            }
            else
            {
                reader.Dispose();
            }
        }
    }

    public void Dispose()
    {
        Volatile.Write(ref closed, true);
        while (idle.TryPop(out var reader))
        {
            reader.Dispose();
        }
    }
}
