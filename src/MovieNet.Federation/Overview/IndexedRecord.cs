using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>A record as it was read: what the index keeps of it, before it has its place.</summary>
internal readonly record struct ReadRecord(long Id, long Version, DateTimeOffset UpdatedAt, IndexedContent Content)
{
    public ReadRecord(MovieRecord record, GenreNames genres)
        : this(record.Id, record.Version, record.UpdatedAt, new(record.Movie, genres))
    {
    }
}

/// <summary>One version of one server's record, in the index. Readers see what never changes of it; the rest is the writer's.</summary>
internal sealed class IndexedRecord(IndexedServer server, in ReadRecord read)
{
    // A record of a million in a row costs what one of these costs; so narrow numbers.
    private readonly long updatedAt = read.UpdatedAt.UtcTicks;
    private readonly uint version = (uint)long.Clamp(read.Version, 0, uint.MaxValue);
    private volatile CatalogueRow? row;

    public IndexedServer Server { get; } = server;

    public long Id { get; } = read.Id;

    public long Version => version;

    public DateTimeOffset UpdatedAt => new(updatedAt, TimeSpan.Zero);

    public IndexedContent Content { get; set; } = read.Content;

    /// <summary>The movie that it belongs to; while a change is being worked in, the one that it belonged to.</summary>
    public CatalogueRow? Row
    {
        get => row;
        set => row = value;
    }

    /// <summary>The next record of the same title key.</summary>
    public IndexedRecord? NextOfTitle { get; set; }

    /// <summary>The next record of the same IMDb id.</summary>
    public IndexedRecord? NextOfImdb { get; set; }

    /// <summary>When it was last met on a walk through neighbours.</summary>
    public int Walk { get; set; }
}
