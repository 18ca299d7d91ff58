using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>As many records as go into one request, and the bad ones among them.</summary>
internal sealed class ImportBatch
{
    private readonly List<ImportRecord> records = [];
    private readonly List<ImportRecord> rejected = [];
    private long position;

    /// <summary>Makes a repetition harmless.</summary>
    public Guid RequestId { get; } = Guid.NewGuid();

    public IReadOnlyList<Movie> Movies => records.ConvertAll(record => record.Movie!);

    public int Count => records.Count + rejected.Count;

    /// <summary>How many records are sent.</summary>
    public int Sent => records.Count;

    /// <summary>How long the records are on the wire, bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>How much of the file it holds, bytes.</summary>
    public long SourceBytes { get; private set; }

    public void Add(ImportRecord record, int bytes)
    {
        (record.Movie is null ? rejected : records).Add(record);
        Bytes += bytes;
        SourceBytes += record.Source.Length;
        position = record.Position;
    }

    /// <summary>What the batch came to, with what the server answered; in the order of the file.</summary>
    public ImportStep Step(ImportResult result)
    {
        var refused = result.Rejected.Select(one => records[one.Index].Rejected(one.Problems));
        List<ImportRecord> all = [.. rejected.Concat(refused).OrderBy(record => record.Number)];
        return new(new(result.Added, result.Replaced, result.Skipped, all.Count), all, position);
    }
}
