using System.Buffers;
using System.Runtime.CompilerServices;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>Gathers records into batches within a server's limits, and small enough that several on their way cost little memory.</summary>
/// <param name="records">The records; see <see cref="ImportFile.ReadAsync"/>.</param>
/// <param name="limits">The server's.</param>
internal sealed class BatchSource(IAsyncEnumerable<ImportRecord> records, ServerLimits limits)
{
    /// <summary>For the envelope around the records: method, request id, who asks.</summary>
    private const int EnvelopeBytes = 4_096;

    /// <summary>Few enough that a server commits in a fraction of a second, and other people's writes in between.</summary>
    private const int MostRecords = 500;
    private const int MostBytes = 256 << 10;

    /// <summary>Bad records may be long, and they are kept until they are reported.</summary>
    private const int MostSourceBytes = 8 << 20;

    private readonly ArrayBufferWriter<byte> json = new();

    /// <summary>Why the records could not be read to their end, once they have ended.</summary>
    public ImportException? Broken { get; private set; }

    /// <summary>The batches, in order; also those before the place where the records cannot be read further.</summary>
    public async IAsyncEnumerable<ImportBatch> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new ImportBatch();
        await using var source = records.GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(source))
        {
            var record = source.Current;
            var bytes = record.Movie is { } movie ? BytesOf(movie) : 0;
            if (EnvelopeBytes + bytes > limits.LineBytes)
            {
                record = record.Rejected([new("", FormattableString.Invariant($"takes {bytes:N0} bytes, more than the server reads at once"))]);
                bytes = 0;
            }

            if (batch.Count > 0 && IsFull(batch, bytes))
            {
                yield return batch;
                batch = new();
            }

            batch.Add(record, bytes);
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private bool IsFull(ImportBatch batch, int more) =>
        batch.Bytes + more > Math.Min(MostBytes, limits.LineBytes - EnvelopeBytes)
        || batch.Count >= Math.Min(MostRecords, limits.ImportRecords)
        || batch.SourceBytes >= MostSourceBytes;

    /// <summary>With the comma behind it.</summary>
    private int BytesOf(Movie movie)
    {
        json.ResetWrittenCount();
        CanonicalJson.Write(movie, json);
        return json.WrittenCount + 1;
    }

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<ImportRecord> source)
    {
        try
        {
            return await source.MoveNextAsync();
        }
        catch (ImportException e)
        {
            Broken = e;
            return false;
        }
    }
}
