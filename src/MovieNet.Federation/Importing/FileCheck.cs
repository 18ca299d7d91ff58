using System.Runtime.CompilerServices;
using MovieNet.Protocol;

namespace MovieNet.Federation;

/// <summary>
/// Reads a file as an import would, sends nothing, and counts what fits the rules, column by column. The counts may be read on
/// any thread while it runs.
/// </summary>
/// <param name="file">The file, with its mapping.</param>
public sealed class FileCheck(ImportFile file)
{
    private readonly long[] misfits = new long[FieldInfo.All.Length];
    private long records;
    private long fit;
    private long unreadable;
    private long position;

    /// <summary>How many records were read so far.</summary>
    public long Records => Volatile.Read(ref records);

    /// <summary>How many of them fit.</summary>
    public long Fit => Volatile.Read(ref fit);

    /// <summary>How many could not be taken apart into members, such as lines with a cell too many.</summary>
    public long Unreadable => Volatile.Read(ref unreadable);

    /// <summary>Which share of the file was read, 0 to 1.</summary>
    public double Done => file.Length == 0 ? 1 : Math.Min(1, (double)Volatile.Read(ref position) / file.Length);

    /// <summary>Whether it was read to its end.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>How many records have something in the column of this member that is no value of it.</summary>
    public long Misfits(MovieField field) => Volatile.Read(ref misfits[(int)field]);

    /// <summary>Reads the file to its end, and gives those records that do not fit, in order.</summary>
    /// <exception cref="ImportException">From some place on it cannot be read.</exception>
    public async IAsyncEnumerable<ImportRecord> RejectedAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var record in file.ReadAsync(cancellationToken))
        {
            Count(record);
            if (record.Movie is null)
            {
                yield return record;
            }
        }

        IsComplete = true;
    }

    /// <summary>The member that is wrong, where it is one: of <c>genres[2]</c> the genres.</summary>
    public static MovieField? FieldOf(FieldProblem problem) => FieldInfo.Find(problem.Field.Split('[')[0])?.Field;

    private void Count(ImportRecord record)
    {
        Interlocked.Increment(ref records);
        Volatile.Write(ref position, record.Position);
        if (record.Movie is not null)
        {
            Interlocked.Increment(ref fit);
            return;
        }

        var fields = record.Problems.Select(FieldOf).OfType<MovieField>().ToHashSet();
        if (fields.Count == 0)
        {
            Interlocked.Increment(ref unreadable);
        }

        foreach (var field in fields)
        {
            Interlocked.Increment(ref misfits[(int)field]);
        }
    }
}
