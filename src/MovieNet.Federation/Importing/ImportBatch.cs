using System.Runtime.CompilerServices;
using System.Text.Json;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>As many records as go into one request.</summary>
internal sealed class ImportBatch
{
    /// <summary>For the envelope around the records: method, request id, who asks.</summary>
    private const int EnvelopeBytes = 4_096;

    private readonly List<ImportRecord> records = [];
    private readonly List<ImportRecord> rejected = [];
    private long bytes = EnvelopeBytes;

    private int Count => records.Count + rejected.Count;

    /// <summary>Makes a repetition harmless.</summary>
    public Guid RequestId { get; } = Guid.NewGuid();

    public IReadOnlyList<Movie> Movies => records.ConvertAll(record => record.Movie!);

    /// <summary>What the batch came to, with what the server answered; in the order of the file.</summary>
    public ImportStep Step(ImportResult result)
    {
        var refused = result.Rejected.Select(one => records[one.Index].Rejected(one.Problems));
        List<ImportRecord> all = [.. rejected.Concat(refused).OrderBy(record => record.Number)];
        return new(new(result.Added, result.Replaced, result.Skipped, all.Count), all);
    }

    /// <summary>Gathers records into batches within a server's limits.</summary>
    public static async IAsyncEnumerable<ImportBatch> GatherAsync(
        IAsyncEnumerable<ImportRecord> records, ServerLimits limits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new ImportBatch();
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            var size = record.Movie is { } movie ? JsonSerializer.SerializeToUtf8Bytes(movie, ProtocolJson.Options).Length + 1 : 0;
            // Bad records count too: of a file with nothing else in it not all may be held at once.
            if (batch.Count > 0 && (batch.bytes + size > limits.LineBytes || batch.Count >= limits.ImportRecords))
            {
                yield return batch;
                batch = new();
            }

            if (size == 0)
            {
                batch.rejected.Add(record);
            }
            else if (EnvelopeBytes + size > limits.LineBytes)
            {
                batch.rejected.Add(record.Rejected([new("", FormattableString.Invariant($"takes {size:N0} bytes, more than the server reads at once"))]));
            }
            else
            {
                batch.records.Add(record);
                batch.bytes += size;
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
