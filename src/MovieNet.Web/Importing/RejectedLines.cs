using MovieNet.Federation;

namespace MovieNet.Web.Importing;

/// <summary>The rejected records of a file: all of them in a file to repair, the first ones at hand. Safe for use by many threads.</summary>
/// <param name="path">Where the file lies.</param>
public sealed class RejectedLines(string path) : IDisposable
{
    private const int MostShown = 200;

    private readonly Lock one = new();
    private readonly List<RejectedLine> first = [];
    private readonly HashSet<long> refused = [];
    private RejectedFile? file;

    /// <summary>Where the file lies.</summary>
    public string Path => path;

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them fit the rules, but a server would not have them.</summary>
    public int Refused => refused.Count;

    /// <summary>The first of them.</summary>
    public IReadOnlyList<RejectedLine> First
    {
        get
        {
            lock (one)
            {
                return [.. first];
            }
        }
    }

    /// <summary>Begins anew.</summary>
    /// <exception cref="ImportException">The file cannot be written.</exception>
    public void Begin(ImportFile source)
    {
        lock (one)
        {
            file?.Dispose();
            file = null;
            first.Clear();
            refused.Clear();
            Count = 0;
            file = RejectedFile.Create(path, [source]);
        }
    }

    /// <summary>Adds a record. What several servers refuse is added once.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="record">The record.</param>
    /// <param name="server">The server that refused it; null where it does not fit the rules.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Add(ImportFile source, ImportRecord record, string? server = null)
    {
        lock (one)
        {
            if (server is not null && !refused.Add(record.Number))
            {
                return;
            }

            file!.Add(source, record);
            Count++;
            if (first.Count < MostShown)
            {
                first.Add(RejectedLine.Of(record, server));
            }
        }
    }

    /// <summary>Opens the file for reading as far as it has come.</summary>
    public FileStream Open()
    {
        lock (one)
        {
            file?.Flush();
            return new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 64 << 10, FileOptions.Asynchronous);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (one)
        {
            file?.Dispose();
            file = null;
        }
    }
}
