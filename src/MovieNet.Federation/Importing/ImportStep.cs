namespace MovieNet.Federation;

/// <summary>How many records of a file came to what so far.</summary>
/// <param name="Added">New on the server.</param>
/// <param name="Replaced">Written over a record that was there.</param>
/// <param name="Skipped">There already, so left as they are.</param>
/// <param name="Rejected">Refused, by the rules or by the server.</param>
public sealed record ImportCounts(long Added, long Replaced, long Skipped, long Rejected)
{
    /// <summary>How many records were read.</summary>
    public long Read => Added + Replaced + Skipped + Rejected;

    /// <summary>The counts of two imports together.</summary>
    public static ImportCounts operator +(ImportCounts one, ImportCounts other) =>
        new(one.Added + other.Added, one.Replaced + other.Replaced, one.Skipped + other.Skipped, one.Rejected + other.Rejected);
}

/// <summary>One step of an import, on the server's disk when it is reported.</summary>
/// <param name="Counts">What this step came to.</param>
/// <param name="Rejected">The records refused in this step, in the order of the file, with the reasons.</param>
/// <param name="Position">How far the file is done; see <see cref="ImportRecord.Position"/>.</param>
public sealed record ImportStep(ImportCounts Counts, IReadOnlyList<ImportRecord> Rejected, long Position);
