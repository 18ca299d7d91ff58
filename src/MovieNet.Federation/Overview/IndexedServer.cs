namespace MovieNet.Federation;

/// <summary>A server's records in the index.</summary>
internal sealed class IndexedServer(string name)
{
    private readonly Lock one = new();
    private readonly Dictionary<long, IndexedRecord> records = [];

    public string Name { get; } = name;

    /// <summary>Its place in the server list.</summary>
    public int Position { get; set; }

    /// <summary>Whether it was read and is followed, so that what is not here is not on it.</summary>
    public bool IsCurrent { get; set; }

    public int Count => records.Count;

    /// <summary>All of them; for the writer, who is the only one to change them.</summary>
    public IReadOnlyCollection<IndexedRecord> Records => records.Values;

    public bool Is(string name) => string.Equals(Name, name, StringComparison.Ordinal);

    public IndexedRecord? Find(long id)
    {
        lock (one)
        {
            return records.GetValueOrDefault(id);
        }
    }

    /// <summary>Makes room for so many more, so that growing leaves none that is not used.</summary>
    public void MakeRoom(int count)
    {
        lock (one)
        {
            records.EnsureCapacity(records.Count + count);
        }
    }

    public void Set(IndexedRecord record)
    {
        lock (one)
        {
            records[record.Id] = record;
        }
    }

    public void Remove(long id)
    {
        lock (one)
        {
            records.Remove(id);
        }
    }
}
